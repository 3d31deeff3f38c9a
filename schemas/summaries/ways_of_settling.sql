-- One row: a question (how many of whom, where, up to when) and one way of settling it.
WITH asked AS (
  SELECT
    s.*,
    upper(i.label[1]) || regexp_replace(i.label[2:], ' \(.*', '') || ': ' || p.label || ' in ' || l.name || ', '
    || CASE CAST(s.counting AS VARCHAR)
      WHEN 'period' THEN coalesce(readable_days(s.since, s.as_of_latest), readable_days(s.as_of_earliest, s.as_of_latest))
      WHEN 'state' THEN 'on ' || readable_days(s.as_of_earliest, s.as_of_latest)
      ELSE 'up to ' || CASE WHEN s.as_of_latest IS NULL THEN strftime(s.as_of_earliest, '%-d %b %Y') || ' or later' ELSE readable_days(s.as_of_earliest, s.as_of_latest) END
    END AS asked
  FROM settled AS s
  JOIN indicators AS i ON i.indicator = s.indicator
  JOIN populations AS p ON p.population = s.population
  JOIN places AS l ON l.place_id = s.place_id
  WHERE len(s.figure_ids) > 1 OR s.spread > 0
),
agreed AS (
  SELECT
    question, min(low) AS low, max(high) FILTER (high IS NOT NULL) AS high, bool_or(high IS NULL) AS is_open,
    string_agg(
      CASE
        WHEN low = high THEN readable_number(low)
        WHEN high IS NULL THEN '≥ ' || readable_number(low)
        WHEN low IS NULL THEN '≤ ' || readable_number(high)
        ELSE readable_number(low) || '–' || readable_number(high)
      END, ' or ' ORDER BY low NULLS FIRST
    ) AS number,
    list_sort(list_distinct(flatten(list(figure_ids)))) AS figure_ids,
    max(origins) AS origins, count(*) AS ties
  FROM settle_majority
  GROUP BY question
),
answers AS (
  SELECT question, 'range' AS way, range_low AS low, range_high AS high, NULL AS number, figure_ids, CAST(NULL AS VARCHAR) AS how
  FROM asked
  UNION ALL
  SELECT a.question, 'conservative', c.low, c.low, NULL, coalesce(c.figure_ids, []), CASE WHEN c.low IS NULL THEN 'no claim commits to a firm least number' END
  FROM asked AS a LEFT JOIN settle_conservative AS c USING (question)
  UNION ALL
  SELECT a.question, 'latest', c.low, c.high, NULL, CASE WHEN c.figure_id IS NULL THEN [] ELSE [c.figure_id] END,
    CASE WHEN c.figure_id IS NULL THEN 'only rumours' END
  FROM asked AS a LEFT JOIN settle_latest AS c USING (question)
  UNION ALL
  SELECT
    a.question, 'agreement', c.low, CASE WHEN NOT c.is_open THEN c.high END, c.number, coalesce(c.figure_ids, []),
    CASE
      WHEN c.number IS NULL THEN 'no claim with limits on which origins could agree'
      ELSE c.origins || CASE c.origins WHEN 1 THEN ' origin' ELSE ' origins' END || CASE WHEN c.ties > 1 THEN ' each: a tie' ELSE '' END
    END
  FROM asked AS a LEFT JOIN agreed AS c USING (question)
),
claimed AS (
  SELECT
    e.question, e.way,
    string_agg(f.number || ': ' || f.said_by || ', in ' || f.source || CASE WHEN CAST(f.section AS VARCHAR) = 'teaser' THEN ' (teaser)' ELSE '' END || coalesce(' via ' || f.said_via, ''), '; ' ORDER BY f.value, f.figure_id) AS claims
  FROM (SELECT question, way, unnest(figure_ids) AS figure_id FROM answers) AS e JOIN readable_figures AS f USING (figure_id)
  GROUP BY e.question, e.way
)
SELECT
  a.question || ' ' || w.way AS answer_id, a.question,
  a.asked || ' (spread ' || coalesce(readable_number(a.spread), 'unknown') || CASE WHEN a.is_open THEN ' and more)' ELSE ')' END AS heading,
  CAST(a.unit AS VARCHAR) AS unit, a.indicator, a.population, a.place_id, CAST(a.counting AS VARCHAR) AS counting, a.since, a.as_of_earliest, a.as_of_latest,
  w.way,
  CASE w.way WHEN 'range' THEN 'Lowest to highest' WHEN 'conservative' THEN 'Most conservative' WHEN 'latest' THEN 'Latest from the highest rank' ELSE 'Widest agreement' END AS way_in_words,
  CASE w.way
    WHEN 'range' THEN 'after UCDP GED, Iraq Body Count'
    WHEN 'conservative' THEN 'after ACLED'
    ELSE 'after the Global Terrorism Database'
  END AS practice,
  CASE
    WHEN w.number IS NOT NULL THEN w.number
    WHEN w.way = 'conservative' AND w.low IS NOT NULL THEN readable_number(w.low)
    WHEN w.low = w.high THEN readable_number(w.low)
    WHEN w.high IS NULL AND w.low IS NOT NULL THEN '≥ ' || readable_number(w.low)
    WHEN w.low IS NULL AND w.high IS NOT NULL THEN '≤ ' || readable_number(w.high)
    WHEN w.low IS NOT NULL THEN readable_number(w.low) || '–' || readable_number(w.high)
    ELSE 'none'
  END AS number,
  w.low, w.high, w.how, a.lowest, a.highest, CASE WHEN a.is_open THEN 'open' ELSE 'closed' END AS upper_end, a.spread,
  c.claims, nullif(array_to_string(w.figure_ids, ' '), '') AS figure_ids
FROM asked AS a
JOIN answers AS w ON w.question = a.question
LEFT JOIN claimed AS c ON c.question = w.question AND c.way = w.way
ORDER BY CAST(a.unit AS VARCHAR) <> 'persons', len(a.figure_ids) < 2, a.spread DESC, a.question, list_position(['range', 'conservative', 'latest', 'agreement'], w.way)
