-- One row: a count and a day up to which claims on it run at the latest; or, after the days, a claim that runs to no known last day.
WITH toll AS (
  SELECT
    CAST(unit AS VARCHAR) AS unit, indicator, population, place_id, day, earliest, low, high, floor, growth,
    lag(day) OVER (PARTITION BY unit, indicator, population, place_id ORDER BY day) AS previous_day,
    figure_ids
  FROM toll_by_day
  UNION ALL
  SELECT
    CAST(unit AS VARCHAR), indicator, population, place_id, NULL, first_day,
    CASE WHEN bool_and(low IS NOT NULL) THEN min(low) END, CASE WHEN bool_and(high IS NOT NULL) THEN max(high) END, NULL, NULL, NULL,
    list_sort(list(figure_id))
  FROM claims
  WHERE is_comparable AND CAST(counting AS VARCHAR) = 'cumulative' AND CAST(stance AS VARCHAR) <> 'rumour'
    AND CAST(place_basis AS VARCHAR) IS DISTINCT FROM 'mainly' AND first_day IS NOT NULL AND last_day IS NULL
  GROUP BY unit, indicator, population, place_id, first_day
),
-- alone: the count has no other row.
counted AS (
  SELECT *, count(*) OVER (PARTITION BY unit, indicator, population, place_id) = 1 AS alone FROM toll
),
told AS (
  SELECT
    t.unit, t.indicator, t.population, t.place_id, t.day, t.earliest,
    string_agg(f.number, ', ' ORDER BY f.value, f.figure_id) FILTER (CAST(f.bound AS VARCHAR) <> 'vague') AS number,
    string_agg(f.number, ', ' ORDER BY f.figure_id) FILTER (CAST(f.bound AS VARCHAR) = 'vague') AS vague_word,
    string_agg(
      CASE WHEN t.claims > 1 THEN f.number || ': ' ELSE '' END || f.said_by || ', in ' || f.source
      || CASE WHEN CAST(f.section AS VARCHAR) = 'teaser' THEN ' (teaser)' ELSE '' END || coalesce(' via ' || f.said_via, ''),
      '; ' ORDER BY f.value, f.figure_id
    ) AS said,
    string_agg(DISTINCT f.source_id, ' ' ORDER BY f.source_id) AS source_ids,
    string_agg('corrects ' || r.number || ', as the document says', '; ' ORDER BY f.figure_id) AS corrects
  FROM (SELECT *, unnest(figure_ids) AS figure_id, len(figure_ids) AS claims FROM toll) AS t
  JOIN readable_figures AS f USING (figure_id)
  LEFT JOIN readable_figures AS r ON r.figure_id = f.revises
  GROUP BY t.unit, t.indicator, t.population, t.place_id, t.day, t.earliest
)
SELECT
  concat_ws('.', t.indicator, t.population, t.place_id, coalesce(CAST(t.day AS VARCHAR), 'from-' || CAST(t.earliest AS VARCHAR))) AS toll_id,
  CASE
    WHEN t.indicator = 'killed' THEN 'Killed'
    WHEN t.indicator = 'injured' THEN 'Injured'
    WHEN t.indicator = 'arrested' THEN 'Arrested'
    WHEN t.unit = 'vehicles' THEN 'Vehicles damaged'
    WHEN t.unit = 'premises' THEN 'Premises damaged'
    ELSE 'Brought to or treated in hospital'
  END AS heading,
  s.number, s.vague_word, t.unit, t.indicator, t.population,
  p.label || CASE WHEN t.indicator IN ('killed', 'injured', 'arrested', 'hospitalised') THEN '' ELSE ', ' || regexp_replace(i.label, ' \(.*', '') END AS counted,
  t.place_id, 'in ' || l.name AS place,
  t.day, t.earliest,
  'up to ' || CASE WHEN t.day IS NULL THEN strftime(t.earliest, '%-d %b %Y') || ' or later' ELSE readable_days(t.earliest, t.day) END AS up_to,
  t.low, t.high, t.floor, t.growth, t.previous_day,
  CASE
    WHEN t.day IS NULL OR t.alone AND len(t.figure_ids) = 1 THEN NULL
    WHEN t.floor IS NULL THEN 'no firm least number'
    ELSE 'at least ' || readable_number(t.floor) || ' so far'
  END AS so_far,
  CASE
    WHEN t.growth = 0 THEN 'no more than by ' || strftime(t.previous_day, '%-d %b %Y')
    WHEN t.growth > 0 THEN readable_number(t.growth) || ' more than by ' || strftime(t.previous_day, '%-d %b %Y')
    WHEN s.corrects IS NOT NULL THEN s.corrects
    WHEN NOT t.alone AND t.day IS NOT NULL AND t.previous_day IS NULL THEN 'the first day with a claim'
  END AS change,
  s.said,
  s.source_ids, array_to_string(t.figure_ids, ' ') AS figure_ids
FROM counted AS t
JOIN told AS s ON s.indicator = t.indicator AND s.population = t.population AND s.place_id = t.place_id AND s.unit = t.unit
  AND s.day IS NOT DISTINCT FROM t.day AND s.earliest IS NOT DISTINCT FROM t.earliest
JOIN indicators AS i ON i.indicator = t.indicator
JOIN populations AS p ON p.population = t.population
JOIN places AS l ON l.place_id = t.place_id
WHERE t.indicator <> 'queuing_at_banks'
ORDER BY
  list_position(['Killed', 'Injured', 'Brought to or treated in hospital', 'Arrested', 'Vehicles damaged', 'Premises damaged'], heading),
  t.place_id <> 'kazakhstan', l.name, t.indicator <> 'hospitalised', t.indicator, t.population <> 'persons', p.label, t.day NULLS LAST, t.earliest
