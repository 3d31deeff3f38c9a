-- What is hedged, rumoured, doubted, denied or forecast quotes the words that show it, and what is asserted quotes none.
WITH claims AS (
  SELECT 'figures' AS table_name, figure_id AS row_key, stance, stance_text FROM figures
  UNION ALL
  SELECT 'reports', report_id, stance, stance_text FROM reports
)
SELECT table_name, row_key, 'stance_text' AS field, stance_text AS value, stance
FROM claims
WHERE (stance IN ('hedged', 'rumour', 'doubted', 'denied', 'forecast') AND stance_text IS NULL)
   OR (stance = 'asserted' AND stance_text IS NOT NULL)
