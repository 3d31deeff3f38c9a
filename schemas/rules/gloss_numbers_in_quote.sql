-- Every number that a gloss gives in digits stands in digits in its quote.
WITH glossed AS (
  SELECT 'figures' AS table_name, figure_id AS row_key, gloss, quote FROM figures
  UNION ALL
  SELECT 'reports', report_id, gloss, quote FROM reports
), numbers AS (
  SELECT table_name, row_key, gloss,
    unnest(regexp_extract_all(regexp_replace(gloss, '([0-9])[.,]([0-9])', '\1\2', 'g'), '[0-9]+')) AS number,
    regexp_extract_all(regexp_replace(quote, '([0-9])[.,]([0-9])', '\1\2', 'g'), '[0-9]+') AS quoted
  FROM glossed
)
SELECT table_name, row_key, 'gloss' AS field, gloss AS value, number AS not_in_quote
FROM numbers WHERE NOT list_contains(quoted, number)
