-- A quoted text is as long as its span, which lies in its document; a text and its span go together.
WITH quoted(table_name, row_key, source_id, field, words, first_, last_) AS (
  SELECT 'figures', figure_id, source_id, 'quote', quote, char_start, char_end FROM figures
  UNION ALL SELECT 'figures', figure_id, source_id, 'number_text', number_text, number_start, number_end FROM figures
  UNION ALL SELECT 'figures', figure_id, source_id, 'attribution_text', attribution_text, attribution_start, attribution_end FROM figures
  UNION ALL SELECT 'figures', figure_id, source_id, 'stance_text', stance_text, stance_start, stance_end FROM figures
  UNION ALL SELECT 'figures', figure_id, source_id, 'as_of_text', as_of_text, as_of_start, as_of_end FROM figures
  UNION ALL SELECT 'reports', report_id, source_id, 'quote', quote, char_start, char_end FROM reports
  UNION ALL SELECT 'reports', report_id, source_id, 'attribution_text', attribution_text, attribution_start, attribution_end FROM reports
  UNION ALL SELECT 'reports', report_id, source_id, 'stance_text', stance_text, stance_start, stance_end FROM reports
  UNION ALL SELECT 'reports', report_id, source_id, 'date_text', date_text, date_start, date_end FROM reports
  UNION ALL SELECT 'mentions', mention_id, source_id, 'text', text, char_start, char_end FROM mentions
  UNION ALL SELECT 'numerals', source_id || ' ' || char_start, source_id, 'text', text, char_start, char_end FROM numerals
  UNION ALL SELECT 'sources', source_id, source_id, 'orientation_evidence', orientation_evidence, orientation_start, orientation_end FROM sources
)
SELECT table_name, row_key, field, words AS value, first_, last_
FROM quoted q JOIN sources s ON s.source_id = q.source_id
WHERE (words IS NULL) <> (first_ IS NULL) OR (words IS NULL) <> (last_ IS NULL)
   OR last_ - first_ <> length(words) OR last_ > characters
