-- A speaker is named in the document, and in the words of attribution where these name anybody else than who is in between; who is in between is named in them.
WITH claims AS (
  SELECT 'figures' AS table_name, figure_id AS row_key, source_id, attributed_to, via, attribution_start AS first_, attribution_end AS last_ FROM figures
  UNION ALL
  SELECT 'reports', report_id, source_id, attributed_to, via, attribution_start, attribution_end FROM reports
), named AS (
  SELECT c.table_name, c.row_key, m.actor_id
  FROM claims c JOIN mentions m ON m.source_id = c.source_id AND m.char_start < c.last_ AND m.char_end > c.first_
)
SELECT c.table_name, c.row_key, 'attributed_to' AS field, c.attributed_to AS value
FROM claims c
WHERE c.attributed_to IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM mentions m WHERE m.source_id = c.source_id AND m.actor_id = c.attributed_to)
    OR (EXISTS (SELECT 1 FROM named n WHERE n.table_name = c.table_name AND n.row_key = c.row_key AND n.actor_id IS DISTINCT FROM c.via)
        AND NOT EXISTS (SELECT 1 FROM named n WHERE n.table_name = c.table_name AND n.row_key = c.row_key AND n.actor_id = c.attributed_to)))
UNION ALL
SELECT c.table_name, c.row_key, 'via', c.via
FROM claims c
WHERE c.via IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM named n WHERE n.table_name = c.table_name AND n.row_key = c.row_key AND n.actor_id = c.via)
