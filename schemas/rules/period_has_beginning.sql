-- A period, and nothing else, has a beginning, and it lies not after the end of the count.
SELECT 'figures' AS table_name, figure_id AS row_key, 'since' AS field, since AS value, counting, as_of_latest
FROM figures
WHERE (counting = 'period') <> (since IS NOT NULL) OR since > as_of_latest
