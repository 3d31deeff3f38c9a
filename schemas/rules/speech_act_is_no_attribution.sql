-- A statement in the outlet's voice has its speaker among the participants and not in the attribution.
SELECT 'reports' AS table_name, report_id AS row_key, 'attributed_to' AS field, attributed_to AS value
FROM reports r
WHERE event_type IN ('statement', 'diplomatic_contact') AND attributed_to IS NOT NULL
  AND EXISTS (SELECT 1 FROM participants p WHERE p.report_id = r.report_id AND p.role = 'speaker' AND p.actor_id = r.attributed_to)
