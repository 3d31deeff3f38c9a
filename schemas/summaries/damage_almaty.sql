-- One row: what one document says was burned, destroyed or looted of one kind of thing in Almaty.
SELECT
  figure_id,
  CASE indicator WHEN 'looted' THEN 'Premises looted' WHEN 'burned' THEN 'Vehicles burned' ELSE 'Vehicles destroyed otherwise' END AS heading,
  CASE WHEN bound <> 'vague' THEN number END AS number,
  CASE WHEN bound = 'vague' THEN number_text END AS vague_word,
  bound, value, lower, upper, unit, indicator, population, of_whom AS counted, place_id,
  counting, since, as_of_earliest, as_of_latest,
  CASE counting WHEN 'period' THEN readable_days(since, as_of_latest) ELSE 'up to ' || as_of END AS window_in_words,
  attributed_to, said_by, stance_text AS words, stance, source_id, source,
  (SELECT 'part of ' || number FROM readable_figures AS whole WHERE whole.figure_id = damage.part_of) AS part,
  part_of
FROM damage
WHERE place_id = 'almaty'
ORDER BY list_position(['looted', 'burned', 'destroyed'], indicator), source_id DESC, part_of IS NOT NULL, value DESC, figure_id
