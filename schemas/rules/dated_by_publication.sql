-- What is dated by publication has the days of publication.
SELECT 'figures' AS table_name, figure_id AS row_key, 'as_of_basis' AS field, as_of_earliest AS value
FROM figures JOIN sources USING (source_id)
WHERE as_of_basis = 'publication'
  AND (as_of_earliest, as_of_latest) IS DISTINCT FROM (published_earliest, published_latest)
UNION ALL
SELECT 'reports', report_id, 'date_basis', date_earliest
FROM reports JOIN sources USING (source_id)
WHERE date_basis = 'publication'
  AND (date_earliest, date_latest) IS DISTINCT FROM (published_earliest, published_latest)
