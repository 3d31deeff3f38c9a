-- The place of a figure contains, or lies in, the place of the event that it quantifies.
WITH RECURSIVE inside(place_id, whole) AS (
  SELECT place_id, place_id FROM places
  UNION
  SELECT i.place_id, p.part_of FROM inside i JOIN places p ON p.place_id = i.whole WHERE p.part_of IS NOT NULL
)
SELECT 'figures' AS table_name, figure_id AS row_key, 'place_id' AS field, f.place_id AS value, e.place_id AS place_of_event
FROM figures f JOIN events e USING (event_id)
WHERE NOT EXISTS (
  SELECT 1 FROM inside i
  WHERE (i.place_id = f.place_id AND i.whole = e.place_id) OR (i.place_id = e.place_id AND i.whole = f.place_id))
