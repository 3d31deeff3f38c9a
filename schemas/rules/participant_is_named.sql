-- Who takes part in what a report reports is named in its document.
SELECT 'participants' AS table_name, report_id AS row_key, 'actor_id' AS field, p.actor_id AS value, p.role
FROM participants p JOIN reports r USING (report_id)
WHERE NOT EXISTS (SELECT 1 FROM mentions m WHERE m.source_id = r.source_id AND m.actor_id = p.actor_id)
