-- An actor that is part of another belongs to the same country.
SELECT 'actors' AS table_name, a.actor_id AS row_key, 'country' AS field, a.country AS value, b.actor_id AS whole, b.country AS country_of_whole
FROM actors a JOIN actors b ON a.part_of = b.actor_id
WHERE a.country IS DISTINCT FROM b.country
