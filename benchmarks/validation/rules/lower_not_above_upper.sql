-- The lower bound of a figure is not above its upper bound.
SELECT 'figures' AS table_name, figure_id AS row_key, 'lower' AS field, lower AS value, upper
FROM figures
WHERE lower > upper
