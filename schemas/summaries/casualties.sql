-- One row: what one document says of the dead, injured, hospitalised or arrested of one population in one place.
SELECT
  figure_id,
  CASE
    WHEN indicator = 'killed' THEN 'Killed'
    WHEN indicator = 'injured' THEN 'Injured'
    WHEN indicator = 'arrested' THEN 'Arrested'
    ELSE 'Brought to or treated in hospital'
  END AS heading,
  CASE WHEN bound <> 'vague' THEN number END AS number,
  CASE WHEN bound = 'vague' THEN number_text END AS vague_word,
  bound, value, lower, upper, indicator, population,
  CASE WHEN indicator IN ('intensive_care', 'ambulance_transported') THEN of_whom || ', ' || counted ELSE of_whom END AS counted,
  place_id, CASE WHEN place_basis = 'mainly' THEN 'above all in ' || place ELSE 'in ' || place END AS place, place_basis,
  counting, since,
  as_of_earliest, as_of_latest, as_of,
  attributed_to, via, said_by, 'via ' || said_via AS said_via,
  CASE WHEN said_by = 'unnamed' THEN coalesce(attribution_text, stance_text) ELSE stance_text END AS words,
  stance, section, source_id, source
FROM casualties
ORDER BY
  list_position(['Killed', 'Injured', 'Brought to or treated in hospital', 'Arrested'], heading),
  place_id <> 'kazakhstan', casualties.place, indicator <> 'hospitalised', indicator, population <> 'persons', of_whom, as_of_earliest, figure_id
