-- The value of a figure is not below its lower bound.
SELECT 'figures' AS table_name, figure_id AS row_key, 'value' AS field, value, lower
FROM figures
WHERE value < lower
