-- One row: two claims whose numbers differ, or a list of parts and its total, and how they stand to each other.
WITH told AS (
  SELECT
    figure_id, number, value, lower, upper, as_of_earliest, as_of_latest, stance, source_id, source, revises,
    indicator, population, place_id, counting,
    upper(counted[1]) || regexp_replace(counted[2:], ' \(.*', '') AS what,
    of_whom, 'in ' || place AS place,
    CASE
      WHEN counting = 'period' THEN readable_days(since, as_of_latest)
      WHEN counting = 'state' THEN 'on ' || as_of
      WHEN as_of_latest IS NULL THEN 'up to ' || strftime(as_of_earliest, '%-d %b %Y') || ' or later'
      ELSE 'up to ' || as_of
    END AS days,
    said_by || ', in ' || source || CASE WHEN CAST(section AS VARCHAR) = 'teaser' THEN ' (teaser)' ELSE '' END || coalesce(' via ' || said_via, '') AS said,
    CASE
      WHEN lower = upper THEN readable_number(lower)
      WHEN upper IS NULL THEN 'at least ' || readable_number(lower)
      WHEN lower IS NULL THEN 'at most ' || readable_number(upper)
      ELSE readable_number(lower) || ' to ' || readable_number(upper)
    END AS committed
  FROM readable_figures
),
-- Scopes that overlap: -1 the first lies within the other, 1 the other within the first, 0 the same.
overlapping AS (
  SELECT
    r.figure_id, r.other_figure_id, a.value, b.value AS other_value,
    CASE
      WHEN a.population = b.population THEN 0
      WHEN (a.population, b.population) IN (SELECT (part, whole) FROM population_within) THEN -1
      WHEN (b.population, a.population) IN (SELECT (part, whole) FROM population_within) THEN 1
    END AS by_population,
    CASE
      WHEN a.place_id = b.place_id THEN 0
      WHEN (a.place_id, b.place_id) IN (SELECT (part, whole) FROM place_within) THEN -1
      WHEN (b.place_id, a.place_id) IN (SELECT (part, whole) FROM place_within) THEN 1
    END AS by_place
  FROM all_relations AS r
  JOIN told AS a ON a.figure_id = r.figure_id
  JOIN told AS b ON b.figure_id = r.other_figure_id
  WHERE CAST(r.relation AS VARCHAR) IN ('compatible', 'different_scope')
    AND a.indicator = b.indicator AND a.value <> b.value
    AND 'single' NOT IN (CAST(a.counting AS VARCHAR), CAST(b.counting AS VARCHAR))
    AND (r.figure_id, r.other_figure_id) NOT IN (SELECT (part, whole) FROM figure_within)
    AND (r.other_figure_id, r.figure_id) NOT IN (SELECT (part, whole) FROM figure_within)
),
-- As in `qantar conflicts`: the narrower count is the larger, or scopes are the same, or they cross
-- with numbers of a like size.
seeming AS (
  SELECT figure_id, other_figure_id
  FROM overlapping
  WHERE CASE
    WHEN by_population IS NULL OR by_place IS NULL THEN false
    WHEN by_population = by_place AND by_place = 0 THEN true
    WHEN by_population * by_place < 0 THEN greatest(value, other_value) <= 3 * least(value, other_value)
    WHEN by_population + by_place < 0 THEN value > other_value
    ELSE value < other_value
  END
),
entries AS (
  SELECT
    CAST(relation AS VARCHAR) AS relation, other_figure_id,
    CASE
      WHEN CAST(relation AS VARCHAR) IN ('part_exceeds_whole', 'sums_to', 'leaves_remainder') THEN coalesce(set_id, figure_id || '.' || other_figure_id)
      ELSE figure_id || '.' || other_figure_id
    END AS difference_id,
    list(figure_id) AS figure_ids, min(explanation) AS explanation,
    regexp_replace(replace(replace(min(differs), 'place_id', 'place'), 'as_of', 'moment'), ', ([^,]*)$', ' and \1') AS differs
  FROM all_relations
  WHERE is_stored AND CAST(relation AS VARCHAR) <> 'repeats'
    OR (figure_id, other_figure_id) IN (SELECT (figure_id, other_figure_id) FROM seeming)
  GROUP BY ALL
),
ones AS (
  SELECT
    e.difference_id, count(*) AS parts,
    string_agg(number, ' + ' ORDER BY value DESC, figure_id) AS numbers,
    any_value(what) AS what, string_agg(of_whom, ', ' ORDER BY value DESC, figure_id) AS of_whom,
    string_agg(DISTINCT place, '; ' ORDER BY place) AS place, string_agg(DISTINCT days, '; ' ORDER BY days) AS days,
    string_agg(DISTINCT said, '; ' ORDER BY said) AS said,
    sum(value) AS value,
    CASE WHEN count(lower) = count(*) THEN sum(lower) END AS lower,
    CASE WHEN count(upper) = count(*) THEN sum(upper) END AS upper,
    min(committed) AS committed, bool_and(CAST(stance AS VARCHAR) = 'rumour') AS is_rumour,
    CASE WHEN count(DISTINCT stance) = 1 THEN any_value(CAST(stance AS VARCHAR)) END AS stance,
    string_agg(DISTINCT source_id, ' ' ORDER BY source_id) AS source_ids,
    string_agg(figure_id, ' ' ORDER BY value DESC, figure_id) AS figure_ids,
    CASE WHEN count(as_of_earliest) = count(*) THEN min(as_of_earliest) END AS as_of_earliest,
    CASE WHEN count(as_of_latest) = count(*) THEN max(as_of_latest) END AS as_of_latest,
    list(revises) AS revises
  FROM (SELECT difference_id, unnest(figure_ids) AS figure_id FROM entries) AS e JOIN told USING (figure_id)
  GROUP BY e.difference_id
)
SELECT
  e.difference_id,
  CASE
    WHEN relation IN ('contradicts', 'part_exceeds_whole') THEN 'Cannot be true together'
    WHEN relation = 'tension' THEN 'In tension: both can be true, but the numbers stand oddly'
    WHEN relation = 'revises' THEN 'Later numbers and corrections'
    WHEN relation IN ('sums_to', 'leaves_remainder') THEN 'A list of parts against a total'
    ELSE 'Only seem to contradict each other'
  END AS heading,
  relation,
  o.numbers || CASE
    WHEN o.parts = 1 THEN ''
    WHEN o.lower = o.upper THEN ' = ' || readable_number(o.lower)
    WHEN o.upper IS NULL THEN ' = at least ' || readable_number(o.lower)
    ELSE ' = ' || readable_number(o.lower) || '–' || readable_number(o.upper)
  END AS one_number,
  o.value AS one_value, o.lower AS one_lower, o.upper AS one_upper,
  o.what || ': ' || o.of_whom AS one_counted, o.place || ', ' || o.days AS one_where,
  o.as_of_earliest AS one_as_of_earliest, o.as_of_latest AS one_as_of_latest,
  o.said AS one_said, o.stance AS one_stance, o.source_ids AS one_source_ids, o.figure_ids AS one_figure_ids,
  t.number AS other_number, t.value AS other_value, t.lower AS other_lower, t.upper AS other_upper,
  t.what || ': ' || t.of_whom AS other_counted, t.place || ', ' || t.days AS other_where,
  t.as_of_earliest AS other_as_of_earliest, t.as_of_latest AS other_as_of_latest,
  t.said AS other_said, t.stance AS other_stance, t.source_id AS other_source_id, e.other_figure_id,
  CASE relation
    WHEN 'contradicts' THEN 'What one counts is among what the other counts, yet the first commits to ' || o.committed || ' and the second to ' || t.committed || '.'
    WHEN 'part_exceeds_whole' THEN 'The first is part of the second, yet it is at least ' || readable_number(o.lower) || ' and the second at most ' || readable_number(t.upper) || '.'
    WHEN 'revises' THEN CASE
      WHEN list_contains(o.revises, e.other_figure_id) THEN 'The document says that the first number corrects the second.'
      ELSE 'The same speaker gives a later number for the same count.'
    END
    WHEN 'tension' THEN CASE
      WHEN o.lower > t.upper OR t.lower > o.upper THEN 'They exclude each other only if a rounded or vague number keeps its usual limits: the first would be ' || o.committed || ', the second ' || t.committed || '.'
      WHEN differs IN ('', 'moment') THEN 'The earlier count has the larger number. Read strictly, the first commits to ' || o.committed || ' and the second to ' || t.committed || ', so both can be true.'
      ELSE 'The narrower count has the larger number. Read strictly, the first commits to ' || o.committed || ' and the second to ' || t.committed || ', so both can be true.'
    END
    WHEN 'sums_to' THEN 'The parts together meet the total.'
    WHEN 'leaves_remainder' THEN 'The parts together fall short of the total by ' || CASE
      WHEN t.upper IS NULL OR o.lower IS NULL THEN 'at least ' || readable_number(t.lower - o.upper)
      WHEN t.lower - o.upper = t.upper - o.lower THEN readable_number(t.lower - o.upper)
      ELSE readable_number(t.lower - o.upper) || ' to ' || readable_number(t.upper - o.lower)
    END || '.'
    WHEN 'compatible' THEN CASE WHEN differs = '' THEN 'The same count at the same moment. ' ELSE 'The counts differ in ' || differs || '. ' END
      || 'The first commits to ' || o.committed || ' and the second to ' || t.committed || ', so both can be true.'
    ELSE 'Neither counts among the other: they differ in ' || differs || '.'
  END || CASE WHEN o.parts > 1 AND o.days <> t.days THEN ' They cover different days.' ELSE '' END AS why,
  e.explanation
FROM entries AS e
JOIN ones AS o ON o.difference_id = e.difference_id
JOIN told AS t ON t.figure_id = e.other_figure_id
WHERE NOT (o.is_rumour AND relation IN ('sums_to', 'leaves_remainder'))
ORDER BY
  list_position(['contradicts', 'part_exceeds_whole', 'tension', 'revises', 'sums_to', 'leaves_remainder', 'compatible', 'different_scope'], relation),
  greatest(o.value, t.value) DESC, e.difference_id
