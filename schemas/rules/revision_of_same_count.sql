-- A figure that revises another counts the same of the same.
SELECT 'figures' AS table_name, a.figure_id AS row_key, 'revises' AS field, a.revises AS value
FROM figures a JOIN figures b ON a.revises = b.figure_id
WHERE (a.indicator, a.population, a.place_id) <> (b.indicator, b.population, b.place_id)
