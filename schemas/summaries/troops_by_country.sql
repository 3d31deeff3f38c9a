-- One row: what one document says of the strength of one contingent of the CSTO mission.
SELECT
  figure_id, coalesce(country, 'All countries together') AS country,
  CASE WHEN bound <> 'vague' THEN number END AS number,
  bound, value, lower, upper, population, of_whom AS counted, place_id,
  as_of_earliest, as_of_latest, as_of, said_by, stance, source_id, source,
  part_of, CASE WHEN part_of IS NOT NULL THEN 'named as part of the total' END AS part, gloss
FROM (SELECT t.*, f.population FROM troops AS t JOIN figures AS f USING (figure_id))
ORDER BY country <> 'All countries together', value DESC, figure_id
