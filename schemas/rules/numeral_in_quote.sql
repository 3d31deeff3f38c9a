-- The numeral of a figure stands in its quote.
SELECT 'figures' AS table_name, figure_id AS row_key, 'number_start' AS field, number_start AS value
FROM figures WHERE number_start < char_start OR number_end > char_end
