-- One row: something that only one document reports, either an event (event_id) or a count of one population in one place (figure_id). The document's first words for it are in quote.
CREATE VIEW only_here AS
WITH lone_counts AS (
  SELECT indicator, population, place_id FROM figures GROUP BY ALL HAVING count(DISTINCT source_id) = 1
)
SELECT
  r.source_id, 'event' AS kind, e.title AS what, l.name AS place, NULL AS number,
  readable_days(e.date_earliest, e.date_latest) AS days,
  r.stance::VARCHAR AS stance, e.event_id, NULL AS figure_id, e.event_type, NULL AS indicator,
  NULL AS population, e.place_id, r.quote
FROM events AS e
JOIN (
  SELECT event_id, min_by(report_id, char_start) AS report_id FROM reports GROUP BY event_id
) AS first_words USING (event_id)
JOIN reports AS r ON r.report_id = first_words.report_id
LEFT JOIN places AS l ON l.place_id = e.place_id
WHERE e.source_count = 1
UNION ALL
SELECT
  f.source_id, 'count', f.counted || ': ' || f.of_whom, f.place, f.number, f.as_of,
  f.stance::VARCHAR, f.event_id, f.figure_id, NULL, f.indicator, f.population, f.place_id, f.quote
FROM readable_figures AS f
JOIN lone_counts AS c USING (indicator, population, place_id)
ORDER BY ALL;
