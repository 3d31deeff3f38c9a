-- One row: a scope and a moment of which a claim speaks. `question` is its key.
CREATE OR REPLACE VIEW settle_questions AS
SELECT DISTINCT
    concat_ws(
        ' ', unit, indicator, population, place_id, counting,
        CASE WHEN counting = 'period' THEN 'since ' || coalesce(CAST(since AS VARCHAR), '?') END,
        'as of', coalesce(CAST(first_day AS VARCHAR), '?'), coalesce(CAST(last_day AS VARCHAR), '?')
    ) AS question,
    unit, indicator, population, place_id, counting,
    CASE WHEN counting = 'period' THEN since END AS since,
    first_day AS as_of_earliest,
    last_day AS as_of_latest
FROM claims
WHERE is_comparable AND place_basis IS DISTINCT FROM 'mainly'
    AND coalesce(first_day, last_day) IS NOT NULL;

-- One row: a question and what one claim says of it. kind: of_moment (as it stands), floor (an
-- earlier cumulative claim: no less) or ceiling (a later one: no more). NULL in low, high = open.
CREATE OR REPLACE VIEW settle_views AS
WITH placed AS (
    SELECT
        q.question, c.*,
        CASE
            WHEN c.last_day < q.as_of_earliest THEN 'floor'
            WHEN c.first_day > q.as_of_latest THEN 'ceiling'
            ELSE 'of_moment'
        END AS kind
    FROM settle_questions AS q JOIN claims AS c
        ON c.unit = q.unit AND c.indicator = q.indicator AND c.population = q.population
        AND c.place_id = q.place_id AND c.counting = q.counting
        AND (c.counting <> 'period' OR c.since IS NOT DISTINCT FROM q.since)
    WHERE c.place_basis IS DISTINCT FROM 'mainly'
        AND coalesce(c.first_day, c.last_day) IS NOT NULL
)
SELECT
    question, figure_id, origin, stance, stance = 'rumour' AS is_rumour, is_hard, claimant_rank,
    kind, first_day, last_day,
    CASE WHEN kind <> 'ceiling' THEN low END AS low,
    CASE WHEN kind <> 'floor' THEN high END AS high
FROM placed
WHERE kind = 'of_moment' OR counting = 'cumulative';

-- One row: a scope and a moment, settled as the span from the lowest to the highest claim.
-- After UCDP GED's low and high estimates and Iraq Body Count's minimum and maximum; departs from
-- them in keeping rumours and in closing open sides by earlier and later claims.
CREATE OR REPLACE VIEW settle_range AS
WITH bounds AS (
    SELECT
        question,
        max(low) FILTER (kind = 'floor' AND NOT is_rumour) AS least,
        min(high) FILTER (kind = 'ceiling' AND NOT is_rumour) AS most
    FROM settle_views
    GROUP BY question
),
closed AS (
    SELECT
        v.question, v.figure_id, v.origin,
        coalesce(v.low, CASE WHEN v.high IS NULL OR b.least <= v.high THEN b.least END) AS low,
        coalesce(v.high, CASE WHEN v.low IS NULL OR b.most >= v.low THEN b.most END) AS high
    FROM settle_views AS v JOIN bounds AS b USING (question)
    WHERE v.kind = 'of_moment'
),
settled_ranges AS (
    SELECT
        question,
        CASE WHEN bool_and(low IS NOT NULL) THEN min(low) END AS low,
        CASE WHEN bool_and(high IS NOT NULL) THEN max(high) END AS high,
        count(DISTINCT origin) AS origins,
        list_sort(list(figure_id)) AS figure_ids
    FROM closed
    GROUP BY question
)
SELECT q.*, s.low, s.high, s.origins, s.figure_ids
FROM settle_questions AS q JOIN settled_ranges AS s USING (question)
ORDER BY question;

-- One row: a scope and a moment, settled as the smallest number that a claim commits to; none where
-- no claim commits to a least number. After ACLED's most conservative estimate; departs from it in
-- taking no limit that is only a convention, and in carrying on an earlier number where the moment
-- has none.
CREATE OR REPLACE VIEW settle_conservative AS
WITH hard AS (
    SELECT * FROM settle_views WHERE NOT is_rumour AND is_hard AND low IS NOT NULL
),
chosen AS (
    SELECT
        question,
        coalesce(min(low) FILTER (kind = 'of_moment'), max(low)) AS low,
        CASE WHEN bool_or(kind = 'of_moment') THEN 'of_moment' ELSE 'floor' END AS kind
    FROM hard
    GROUP BY question
)
SELECT q.*, c.low, count(DISTINCT h.origin) AS origins, list_sort(list(h.figure_id)) AS figure_ids
FROM settle_questions AS q
JOIN chosen AS c USING (question)
JOIN hard AS h ON h.question = c.question AND h.kind = c.kind AND h.low = c.low
GROUP BY ALL
ORDER BY question;

-- One row: a scope and a moment, settled by the latest claim of the highest rank up to then.
-- After the Global Terrorism Database's preference for the latest, then the lowest number; departs
-- from it in putting the speaker's rank first and in taking an earlier number as a floor only.
CREATE OR REPLACE VIEW settle_latest AS
WITH ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY question
        ORDER BY claimant_rank NULLS LAST, last_day DESC NULLS FIRST, first_day DESC NULLS LAST,
            low NULLS FIRST, high NULLS LAST, figure_id
    ) AS preference
    FROM settle_views
    WHERE NOT is_rumour AND kind <> 'ceiling'
)
SELECT
    q.*, r.low, r.high, r.claimant_rank, r.first_day AS claim_earliest,
    r.last_day AS claim_latest, r.figure_id
FROM settle_questions AS q JOIN ranked AS r USING (question)
WHERE r.preference = 1
ORDER BY question;

-- One row: a scope, a moment and one range of numbers on which most independent origins can agree;
-- several rows if ranges tie. After the majority rule of the Global Terrorism Database; departs from
-- it in counting origins, not reports, in letting limits agree, and in keeping all tied ranges.
CREATE OR REPLACE VIEW settle_majority AS
WITH said AS (
    SELECT
        question, origin,
        coalesce(max(low), '-infinity'::DOUBLE) AS low,
        coalesce(min(high), 'infinity'::DOUBLE) AS high,
        list(figure_id) AS figure_ids
    FROM settle_views
    WHERE NOT is_rumour
    GROUP BY question, origin
),
consistent AS (
    SELECT * FROM said
    WHERE low <= high AND NOT (low = '-infinity'::DOUBLE AND high = 'infinity'::DOUBLE)
),
ranges AS (
    SELECT
        s.question, s.low, min(c.high) AS high, count(*) AS origins,
        list_sort(flatten(list(c.figure_ids))) AS figure_ids
    FROM (SELECT DISTINCT question, low FROM consistent) AS s
    JOIN consistent AS c ON c.question = s.question AND c.low <= s.low AND c.high >= s.low
    GROUP BY s.question, s.low
),
counted AS (
    SELECT *, max(origins) OVER (PARTITION BY question) AS most FROM ranges
)
SELECT
    q.*, nullif(c.low, '-infinity'::DOUBLE) AS low, nullif(c.high, 'infinity'::DOUBLE) AS high,
    c.origins, c.figure_ids
FROM settle_questions AS q JOIN counted AS c USING (question)
WHERE c.origins = c.most
ORDER BY question, c.low;
