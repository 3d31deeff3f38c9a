-- A count runs to a day not after its document, but a teaser's to one not before it.
SELECT 'figures' AS table_name, figure_id AS row_key, 'as_of_latest' AS field, as_of_latest AS value, section
FROM figures JOIN sources USING (source_id)
WHERE (section <> 'teaser' AND as_of_latest > published_latest)
   OR (section <> 'teaser' AND as_of_basis <> 'timeless' AND as_of_latest IS NULL)
   OR (section = 'teaser' AND coalesce(as_of_earliest < published_earliest, true))
