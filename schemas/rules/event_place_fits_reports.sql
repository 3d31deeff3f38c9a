-- The place of an event contains, or lies in, the place of each of its reports.
WITH RECURSIVE inside(place_id, whole) AS (
  SELECT place_id, place_id FROM places
  UNION
  SELECT i.place_id, p.part_of FROM inside i JOIN places p ON p.place_id = i.whole WHERE p.part_of IS NOT NULL
)
SELECT 'events' AS table_name, e.event_id AS row_key, 'place_id' AS field, e.place_id AS value, r.report_id, r.place_id AS reported
FROM events e JOIN reports r USING (event_id)
WHERE (e.place_id IS NULL AND r.place_id IS NOT NULL)
   OR (r.place_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.place_id = r.place_id AND i.whole = e.place_id)
       AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.place_id = e.place_id AND i.whole = r.place_id))
