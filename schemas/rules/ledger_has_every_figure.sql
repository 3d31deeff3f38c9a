-- Every figure has its numeral in the ledger, and every other numeral says what it is.
SELECT 'figures' AS table_name, f.figure_id AS row_key, 'number_start' AS field, f.number_start AS value
FROM figures f
LEFT JOIN numerals n ON n.figure_id = f.figure_id AND n.source_id = f.source_id
  AND n.char_start = f.number_start AND n.char_end = f.number_end
WHERE n.figure_id IS NULL
UNION ALL
SELECT 'numerals', source_id || ' ' || char_start, 'disposition', char_start
FROM numerals WHERE (disposition = 'figure') <> (figure_id IS NOT NULL)
