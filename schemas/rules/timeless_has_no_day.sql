-- A figure has no day if and only if it is timeless.
SELECT 'figures' AS table_name, figure_id AS row_key, 'as_of_basis' AS field, as_of_basis AS value
FROM figures
WHERE (as_of_basis = 'timeless') <> (as_of_earliest IS NULL AND as_of_latest IS NULL)
