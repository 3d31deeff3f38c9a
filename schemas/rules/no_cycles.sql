-- Nothing is part of itself, directly or through others.
WITH RECURSIVE links(table_name, part, whole) AS (
  SELECT 'figures', figure_id, part_of FROM figures WHERE part_of IS NOT NULL
  UNION ALL SELECT 'figures', figure_id, revises FROM figures WHERE revises IS NOT NULL
  UNION ALL SELECT 'events', event_id, part_of FROM events WHERE part_of IS NOT NULL
  UNION ALL SELECT 'actors', actor_id, part_of FROM actors WHERE part_of IS NOT NULL
  UNION ALL SELECT 'places', place_id, part_of FROM places WHERE part_of IS NOT NULL
  UNION ALL SELECT 'indicators', indicator, part_of FROM indicators WHERE part_of IS NOT NULL
  UNION ALL SELECT 'populations', part, whole FROM population_parts
), reach(table_name, part, whole) AS (
  SELECT * FROM links
  UNION
  SELECT r.table_name, r.part, l.whole
  FROM reach r JOIN links l ON l.table_name = r.table_name AND l.part = r.whole
)
SELECT table_name, part AS row_key, 'part_of' AS field, whole AS value FROM reach WHERE part = whole
