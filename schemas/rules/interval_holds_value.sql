-- The value lies in the interval, or at the excluded end of `more than` and `less than`.
SELECT 'figures' AS table_name, figure_id AS row_key, 'value' AS field, value, lower, upper
FROM figures
WHERE lower > upper
   OR (bound NOT IN ('more_than', 'less_than') AND (value < lower OR value > upper))
   OR (bound = 'more_than' AND value > lower)
   OR (bound = 'less_than' AND value < upper)
