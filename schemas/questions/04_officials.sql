-- Which figures come from the Kazakh state, and through whom?
-- A ministry is part of the government and the government of the state, so the chain of part_of is followed.
WITH RECURSIVE state(actor_id) AS (
  SELECT 'kazakhstan-state'
  UNION
  SELECT a.actor_id FROM actors AS a JOIN state AS s ON a.part_of = s.actor_id
)
SELECT said_by, said_via, source_id, count(*) AS figures, string_agg(number || ' ' || population, ', ' ORDER BY figure_id) AS numbers
FROM readable_figures
WHERE attributed_to IN (FROM state)
GROUP BY ALL
ORDER BY figures DESC, said_by, source_id;
