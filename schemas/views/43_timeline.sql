-- One row: an event with its days, its place, how it stands (standing) and which documents report it, in the order of its days.
CREATE VIEW timeline AS
SELECT
  readable_days(e.date_earliest, e.date_latest) AS days, e.title, t.label AS what, l.name AS place,
  e.standing,
  (SELECT string_agg(DISTINCT r.source_id, ', ' ORDER BY r.source_id) FROM reports AS r WHERE r.event_id = e.event_id) AS sources,
  (
    SELECT string_agg(DISTINCT a.name, ', ' ORDER BY a.name)
    FROM reports AS r JOIN actors AS a ON a.actor_id = r.attributed_to WHERE r.event_id = e.event_id
  ) AS said_by,
  e.report_count, e.source_count, e.date_earliest, e.date_latest, e.date_precision,
  e.event_id, e.event_type, e.place_id, e.part_of, e.note
FROM events AS e
JOIN event_types AS t USING (event_type)
LEFT JOIN places AS l USING (place_id)
ORDER BY coalesce(e.date_earliest, e.date_latest), coalesce(e.date_latest, e.date_earliest), e.event_id;
