-- No two figures share a numeral.
SELECT 'figures' AS table_name, a.figure_id AS row_key, 'number_start' AS field, a.number_start AS value, b.figure_id AS other
FROM figures a JOIN figures b
  ON a.source_id = b.source_id AND a.figure_id < b.figure_id
 AND a.number_start < b.number_end AND b.number_start < a.number_end
