-- One row: what one document says was burned, destroyed or looted of one kind of thing in one place.
CREATE VIEW damage AS
WITH RECURSIVE harmed(indicator, root) AS (
  SELECT indicator, indicator FROM indicators WHERE indicator IN ('destroyed', 'looted')
  UNION
  SELECT i.indicator, h.root FROM indicators AS i JOIN harmed AS h ON i.part_of = h.indicator
)
SELECT
  f.indicator, f.population, f.place_id, f.number, f.unit, f.as_of, f.source_id, f.said_by, f.said_via, f.stance,
  f.figure_id, f.number_text, f.value, f.bound, f.lower, f.upper, f.as_of_earliest, f.as_of_latest, f.counting, f.since,
  f.place_basis, f.section, f.attributed_to, f.via, f.attribution_text, f.stance_text, f.event_id, f.part_of,
  f.counted, f.of_whom, f.place, f.source, f.gloss, f.quote
FROM readable_figures AS f JOIN harmed AS h USING (indicator)
ORDER BY h.root, f.indicator, f.place_id, f.source_id, f.value DESC NULLS LAST, f.figure_id;
