-- The place of an event is that of one of its reports.
SELECT 'events' AS table_name, event_id AS row_key, 'place_id' AS field, e.place_id AS value
FROM events e
WHERE e.place_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.event_id = e.event_id AND r.place_id = e.place_id)
