-- A report has the event type of its event.
SELECT 'reports' AS table_name, report_id AS row_key, 'event_type' AS field, r.event_type AS value, e.event_type AS expected
FROM reports r JOIN events e USING (event_id) WHERE r.event_type <> e.event_type
