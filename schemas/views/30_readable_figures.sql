-- One row: a figure in words for readers, beside its codes. number: the number with its bound. as_of: the days up to which it runs. said_by: the speaker, own voice, or unnamed.
CREATE VIEW readable_figures AS
SELECT
  f.figure_id, f.source_id, n.source,
  i.label AS counted, p.label AS of_whom, l.name AS place,
  readable_figure(f.bound, f.value, f.lower, f.upper, f.number_text) AS number,
  f.unit,
  readable_days(f.as_of_earliest, f.as_of_latest) AS as_of,
  readable_speaker(a.name, f.attribution_text, f.stance) AS said_by,
  v.name AS said_via,
  f.stance, f.section, f.gloss, f.quote,
  f.indicator, f.population, f.place_id, f.place_basis, f.counting, f.since,
  f.value, f.bound, f.lower, f.upper, f.number_text,
  f.as_of_earliest, f.as_of_latest, f.as_of_basis,
  f.attributed_to, f.via, f.attribution_text, f.stance_text, f.event_id, f.part_of, f.revises
FROM figures AS f
JOIN source_names AS n USING (source_id)
JOIN indicators AS i USING (indicator)
JOIN populations AS p USING (population)
JOIN places AS l USING (place_id)
LEFT JOIN actors AS a ON a.actor_id = f.attributed_to
LEFT JOIN actors AS v ON v.actor_id = f.via;
