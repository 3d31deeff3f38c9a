-- A place lies in the country of the place that contains it, and only a country is part of nothing.
SELECT 'places' AS table_name, a.place_id AS row_key, 'country' AS field, a.country AS value
FROM places a LEFT JOIN places b ON a.part_of = b.place_id
WHERE a.country <> b.country OR (a.kind = 'country') <> (a.part_of IS NULL)
   OR (a.latitude IS NULL) <> (a.longitude IS NULL)
