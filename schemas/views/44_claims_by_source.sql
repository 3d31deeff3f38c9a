-- One row: a source with the number of its claims (figures and reports together), how it presents them, how many speakers it names, and how many events only it reports.
CREATE VIEW claims_by_source AS
WITH claims_made AS (
  SELECT source_id, figure_id, NULL AS report_id, stance::VARCHAR AS stance, attributed_to FROM figures
  UNION ALL
  SELECT source_id, NULL, report_id, stance::VARCHAR, attributed_to FROM reports
),
counted AS (
  SELECT
    source_id,
    count(figure_id) AS figures,
    count(report_id) AS reports,
    count(*) FILTER (stance = 'asserted') AS asserted,
    count(*) FILTER (stance = 'attributed' AND attributed_to IS NOT NULL) AS attributed_to_named,
    count(*) FILTER (stance = 'attributed' AND attributed_to IS NULL) AS attributed_to_unnamed,
    count(*) FILTER (stance = 'hedged') AS hedged,
    count(*) FILTER (stance = 'rumour') AS rumour,
    count(*) FILTER (stance = 'doubted') AS doubted,
    count(*) FILTER (stance = 'denied') AS denied,
    count(*) FILTER (stance = 'forecast') AS forecast,
    count(DISTINCT attributed_to) AS speakers
  FROM claims_made GROUP BY source_id
),
reported AS (
  SELECT
    r.source_id,
    count(DISTINCT r.event_id) AS events,
    count(DISTINCT r.event_id) FILTER (e.source_count = 1) AS events_only_here
  FROM reports AS r JOIN events AS e USING (event_id) GROUP BY r.source_id
)
SELECT
  s.source_id, n.source,
  readable_days(s.published_earliest, s.published_latest) AS published,
  s.published_earliest, s.published_latest, s.published_basis,
  coalesce(c.figures, 0) AS figures, coalesce(c.reports, 0) AS reports,
  coalesce(r.events, 0) AS events, coalesce(r.events_only_here, 0) AS events_only_here,
  coalesce(c.speakers, 0) AS speakers,
  coalesce(c.asserted, 0) AS asserted,
  coalesce(c.attributed_to_named, 0) AS attributed_to_named,
  coalesce(c.attributed_to_unnamed, 0) AS attributed_to_unnamed,
  coalesce(c.hedged, 0) AS hedged, coalesce(c.rumour, 0) AS rumour, coalesce(c.doubted, 0) AS doubted,
  coalesce(c.denied, 0) AS denied, coalesce(c.forecast, 0) AS forecast,
  s.orientation
FROM sources AS s
JOIN source_names AS n USING (source_id)
LEFT JOIN counted AS c USING (source_id)
LEFT JOIN reported AS r USING (source_id)
ORDER BY s.source_id;
