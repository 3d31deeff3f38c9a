-- Days are relative only to a stated date of publication, and stated or relative days have words.
SELECT 'figures' AS table_name, figure_id AS row_key, 'as_of_basis' AS field, as_of_basis AS value
FROM figures JOIN sources USING (source_id)
WHERE (as_of_basis = 'relative' AND published_basis <> 'stated')
   OR (as_of_basis IN ('stated', 'relative') AND as_of_text IS NULL)
UNION ALL
SELECT 'reports', report_id, 'date_basis', date_basis
FROM reports JOIN sources USING (source_id)
WHERE (date_basis = 'relative' AND published_basis <> 'stated')
   OR (date_basis IN ('stated', 'relative') AND date_text IS NULL)
