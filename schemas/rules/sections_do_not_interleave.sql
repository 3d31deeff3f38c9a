-- Headline, body and teasers stand apart; only captions stand among them.
WITH records AS (
  SELECT 'figures' AS table_name, figure_id AS row_key, source_id, section, char_start FROM figures
  UNION ALL
  SELECT 'reports', report_id, source_id, section, char_start FROM reports
)
SELECT a.table_name, a.row_key, 'section' AS field, a.section AS value, min(b.row_key) AS among
FROM records a
JOIN records b ON b.source_id = a.source_id AND b.section <> a.section AND b.section <> 'caption' AND b.char_start < a.char_start
JOIN records c ON c.source_id = a.source_id AND c.section = b.section AND c.char_start > a.char_start
WHERE a.section <> 'caption'
GROUP BY ALL
