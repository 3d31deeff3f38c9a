-- One row: a report in words for readers, beside its codes. days: when it happened, according to this report. said_by: the speaker, own voice, or unnamed.
CREATE VIEW readable_reports AS
SELECT
  r.report_id, r.source_id, n.source,
  t.label AS what, e.title AS event, l.name AS place,
  readable_days(r.date_earliest, r.date_latest) AS days,
  readable_speaker(a.name, r.attribution_text, r.stance) AS said_by,
  v.name AS said_via,
  r.stance, r.section, r.gloss, r.quote,
  r.event_type, r.event_id, r.place_id, r.place_basis,
  r.date_earliest, r.date_latest, r.date_basis,
  r.attributed_to, r.via, r.attribution_text, r.stance_text
FROM reports AS r
JOIN source_names AS n USING (source_id)
JOIN event_types AS t ON t.event_type = r.event_type
LEFT JOIN events AS e ON e.event_id = r.event_id
LEFT JOIN places AS l ON l.place_id = r.place_id
LEFT JOIN actors AS a ON a.actor_id = r.attributed_to
LEFT JOIN actors AS v ON v.actor_id = r.via;
