-- The event that a figure quantifies is reported by the same document.
SELECT 'figures' AS table_name, figure_id AS row_key, 'event_id' AS field, f.event_id AS value
FROM figures f
WHERE event_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.event_id = f.event_id AND r.source_id = f.source_id)
