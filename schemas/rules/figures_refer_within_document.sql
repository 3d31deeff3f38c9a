-- The figure that another is part of, or revises, stands in the same document and has the same unit.
SELECT 'figures' AS table_name, a.figure_id AS row_key, r.field, r.target AS value
FROM figures a,
  LATERAL (VALUES ('part_of', a.part_of), ('revises', a.revises)) AS r(field, target)
JOIN figures b ON b.figure_id = r.target
WHERE a.source_id <> b.source_id OR a.unit <> b.unit
