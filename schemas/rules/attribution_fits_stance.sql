-- What is attributed or doubted has words of attribution, what is asserted has none, and a speaker needs words.
WITH claims AS (
  SELECT 'figures' AS table_name, figure_id AS row_key, stance, attributed_to, via, attribution_text FROM figures
  UNION ALL
  SELECT 'reports', report_id, stance, attributed_to, via, attribution_text FROM reports
)
SELECT table_name, row_key, 'attribution_text' AS field, attribution_text AS value, stance, attributed_to
FROM claims
WHERE (stance IN ('attributed', 'doubted') AND attribution_text IS NULL)
   OR (stance = 'asserted' AND (attribution_text IS NOT NULL OR attributed_to IS NOT NULL OR via IS NOT NULL))
   OR (coalesce(attributed_to, via) IS NOT NULL AND attribution_text IS NULL)
