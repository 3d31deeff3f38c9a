-- The interval has the shape of its bound; what is counted moves by one at an excluded end.
WITH steps AS (
  SELECT *, CASE WHEN unit IN ('persons', 'vehicles', 'premises') THEN 1 ELSE 0 END AS step FROM figures
)
SELECT 'figures' AS table_name, figure_id AS row_key, 'bound' AS field, bound AS value, lower, upper
FROM steps
WHERE NOT coalesce(CASE bound
    WHEN 'exact' THEN lower = value AND upper = value
    WHEN 'at_least' THEN lower = value AND upper IS NULL
    WHEN 'more_than' THEN lower = value + step AND upper IS NULL
    WHEN 'at_most' THEN upper = value AND lower IS NULL
    WHEN 'less_than' THEN upper = value - step AND lower IS NULL
    WHEN 'about' THEN lower = floor(value * 9 / 10) AND upper = ceil(value * 11 / 10)
    WHEN 'between' THEN value IS NULL AND lower IS NOT NULL AND upper IS NOT NULL
    WHEN 'vague' THEN value IS NULL AND lower IS NOT NULL
  END, false)
