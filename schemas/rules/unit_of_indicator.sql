-- A figure has the unit of its indicator, and an indicator the unit of the one it is part of.
SELECT 'figures' AS table_name, figure_id AS row_key, 'unit' AS field, f.unit AS value, i.unit AS expected
FROM figures f JOIN indicators i USING (indicator) WHERE f.unit <> i.unit
UNION ALL
SELECT 'indicators', a.indicator, 'unit', a.unit, b.unit
FROM indicators a JOIN indicators b ON a.part_of = b.indicator WHERE a.unit <> b.unit
