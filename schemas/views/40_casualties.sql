-- One row: what one document says of the dead, injured, hospitalised or arrested of one population in one place up to one moment. others: what is said elsewhere of the same population and place.
CREATE VIEW casualties AS
WITH RECURSIVE human(indicator, root) AS (
  SELECT indicator, indicator FROM indicators WHERE indicator IN ('killed', 'injured', 'arrested')
  UNION
  SELECT i.indicator, h.root FROM indicators AS i JOIN human AS h ON i.part_of = h.indicator
),
claims_of_harm AS (
  SELECT f.*, h.root FROM readable_figures AS f JOIN human AS h USING (indicator)
)
SELECT
  c.indicator, c.population, c.place_id, c.number, c.as_of, c.source_id, c.said_by, c.said_via, c.stance,
  (
    SELECT string_agg(o.number || ' (' || o.source_id || coalesce(', ' || o.as_of, '') || ')', '; '
      ORDER BY o.as_of_earliest, o.figure_id)
    FROM claims_of_harm AS o
    WHERE o.indicator = c.indicator AND o.population = c.population AND o.place_id = c.place_id
      AND o.figure_id <> c.figure_id
  ) AS others,
  c.figure_id, c.number_text, c.value, c.bound, c.lower, c.upper, c.as_of_earliest, c.as_of_latest, c.counting, c.since,
  c.place_basis, c.section, c.attributed_to, c.via, c.attribution_text, c.stance_text, c.part_of, c.revises,
  c.counted, c.of_whom, c.place, c.source, c.gloss, c.quote
FROM claims_of_harm AS c
ORDER BY
  list_position(['killed', 'injured', 'arrested'], c.root), c.indicator <> c.root, c.indicator,
  c.place_id <> 'kazakhstan', c.place_id, c.population <> 'persons', c.population, c.as_of_earliest, c.figure_id;
