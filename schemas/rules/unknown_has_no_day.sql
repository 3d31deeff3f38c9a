-- A report has no day if and only if its dates are unknown.
SELECT 'reports' AS table_name, report_id AS row_key, 'date_basis' AS field, date_basis AS value
FROM reports
WHERE (date_basis = 'unknown') <> (date_earliest IS NULL AND date_latest IS NULL)
