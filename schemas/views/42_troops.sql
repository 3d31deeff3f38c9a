-- One row: one claim about troops of the CSTO mission, either a figure of their strength (figure_id) or a report that they were sent or arrived (report_id, no number). country: NULL for the mission as a whole.
CREATE VIEW troops AS
WITH contingents(population, code) AS (
  VALUES ('armenian_soldiers', 'AM'), ('belarusian_soldiers', 'BY'), ('russian_soldiers', 'RU')
),
states AS (
  SELECT country AS code, name FROM actors WHERE kind = 'state'
),
senders AS (
  SELECT p.report_id, min(a.country) AS code
  FROM participants AS p JOIN actors AS a USING (actor_id)
  WHERE p.role IN ('agent', 'member') AND a.country <> 'KZ'
  GROUP BY p.report_id
  HAVING count(DISTINCT a.country) = 1
),
said AS (
  SELECT
    f.figure_id, NULL AS report_id, c.code, f.number, f.of_whom, f.as_of_earliest AS day, f.as_of,
    f.source_id, f.source, f.said_by, f.said_via, f.stance::VARCHAR AS stance, f.section::VARCHAR AS section,
    f.value, f.bound::VARCHAR AS bound, f.lower, f.upper, f.as_of_earliest, f.as_of_latest, f.place_id, f.event_id,
    f.part_of, f.gloss, f.quote
  FROM readable_figures AS f LEFT JOIN contingents AS c USING (population)
  WHERE f.indicator = 'deployed'
  UNION ALL
  SELECT
    NULL, r.report_id, s.code, NULL, NULL, r.date_earliest, r.days,
    r.source_id, r.source, r.said_by, r.said_via, r.stance::VARCHAR, r.section::VARCHAR,
    NULL, NULL, NULL, NULL, r.date_earliest, r.date_latest, r.place_id, r.event_id,
    NULL, r.gloss, r.quote
  FROM readable_reports AS r LEFT JOIN senders AS s USING (report_id)
  WHERE r.event_type = 'deployment'
)
SELECT
  states.name AS country, said.number, said.gloss, said.as_of, said.source_id, said.said_by,
  said.said_via, said.stance, said.figure_id, said.report_id,
  said.* EXCLUDE (code, day, number, gloss, as_of, source_id, said_by, said_via, stance, figure_id, report_id)
FROM said LEFT JOIN states USING (code)
ORDER BY country NULLS FIRST, number IS NULL, said.value DESC, day, figure_id, report_id;
