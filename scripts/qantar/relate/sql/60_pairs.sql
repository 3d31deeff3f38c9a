-- One row: two figures (one_id before other_id) and how their scopes and moments stand.
-- one_in_other, other_in_one: what one counts is among what the other counts, by words or codes.
-- one_held, other_held: it does so at the same moment, or earlier within a cumulative count, so that
-- its number may not exceed the other's. time_order: -1 one is earlier, 0 same moment, 1 later.
CREATE OR REPLACE VIEW claim_pairs AS
WITH paired AS (
    SELECT
        a, b,
        CASE
            WHEN a.last_day < b.first_day THEN -1
            WHEN b.last_day < a.first_day THEN 1
            WHEN a.moment = b.moment THEN 0
        END AS time_order,
        a.last_day <= b.first_day AS one_ends_first,
        b.last_day <= a.first_day AS other_ends_first,
        (a.figure_id, b.figure_id) IN (SELECT (part, whole) FROM figure_within) AS one_declared,
        (b.figure_id, a.figure_id) IN (SELECT (part, whole) FROM figure_within) AS other_declared,
        a.is_comparable AND b.is_comparable AND a.unit = b.unit AS comparable,
        (a.indicator, b.indicator) IN (SELECT (part, whole) FROM indicator_within)
        AND (a.population, b.population) IN (SELECT (part, whole) FROM population_within)
        AND (a.place_id, b.place_id) IN (SELECT (part, whole) FROM place_within)
        AND a.place_basis IS DISTINCT FROM 'mainly' AS one_within,
        (b.indicator, a.indicator) IN (SELECT (part, whole) FROM indicator_within)
        AND (b.population, a.population) IN (SELECT (part, whole) FROM population_within)
        AND (b.place_id, a.place_id) IN (SELECT (part, whole) FROM place_within)
        AND b.place_basis IS DISTINCT FROM 'mainly' AS other_within,
        a.counting = b.counting AND (a.counting = 'state' OR a.since = b.since) AS same_window
    FROM claims AS a JOIN claims AS b ON a.figure_id < b.figure_id
),
fitted AS (
    SELECT
        *,
        CASE
            WHEN b.counting = 'cumulative'
            THEN a.counting = 'cumulative' OR one_ends_first OR time_order = 0
            ELSE same_window AND time_order = 0
        END AS one_fits,
        CASE
            WHEN a.counting = 'cumulative'
            THEN b.counting = 'cumulative' OR other_ends_first OR time_order = 0
            ELSE same_window AND time_order = 0
        END AS other_fits
    FROM paired
),
nested AS (
    SELECT
        *,
        one_declared OR coalesce(comparable AND one_within AND one_fits, false) AS one_in_other,
        other_declared OR coalesce(comparable AND other_within AND other_fits, false) AS other_in_one
    FROM fitted
)
SELECT
    a.figure_id AS one_id, b.figure_id AS other_id, a, b, time_order, one_declared, other_declared,
    one_in_other, other_in_one, one_in_other AND other_in_one AS same_scope,
    one_in_other AND coalesce(
        one_declared OR time_order = 0 OR (time_order = -1 AND b.counting = 'cumulative'), false
    ) AS one_held,
    other_in_one AND coalesce(
        other_declared OR time_order = 0 OR (time_order = 1 AND a.counting = 'cumulative'), false
    ) AS other_held,
    CASE
        WHEN a.value IS NULL AND b.value IS NULL
        THEN a.low IS NOT DISTINCT FROM b.low AND a.high IS NOT DISTINCT FROM b.high
        ELSE a.value IS NOT DISTINCT FROM b.value
    END AS same_value
FROM nested;

-- One row: two figures and their relation, the first of the definitions that holds, compatible and
-- different_scope included; the later figure or the part first. differs: the dimensions of scope and
-- time in which they differ. Sets of more than two figures are left out.
CREATE OR REPLACE VIEW pair_relations AS
WITH judged AS (
    SELECT
        *,
        one_held AND a.low > b.high AS one_over,
        other_held AND b.low > a.high AS other_over,
        same_scope AND NOT same_value AND a.claimant = b.claimant AND time_order <> 0 AS revised,
        a.value > b.value AND one_held AND (NOT same_scope OR time_order = -1) AS one_inverted,
        b.value > a.value AND other_held AND (NOT same_scope OR time_order = 1) AS other_inverted
    FROM claim_pairs
),
named AS (
    SELECT
        *,
        CASE
            WHEN one_declared AND a.low > b.high THEN 'part_exceeds_whole'
            WHEN other_declared AND b.low > a.high THEN 'part_exceeds_whole'
            WHEN a.revises = b.figure_id OR b.revises = a.figure_id OR revised THEN 'revises'
            WHEN (one_over OR other_over) AND a.is_hard AND b.is_hard THEN 'contradicts'
            WHEN same_scope AND time_order = 0 AND a.source_id <> b.source_id
                AND a.origin = b.origin AND same_value THEN 'repeats'
            WHEN one_over OR other_over OR one_inverted OR other_inverted THEN 'tension'
            WHEN one_in_other OR other_in_one THEN 'compatible'
            ELSE 'different_scope'
        END AS relation
    FROM judged
),
turned AS (
    SELECT
        *,
        CASE
            WHEN relation = 'part_exceeds_whole' THEN one_declared AND coalesce(a.low > b.high, false)
            WHEN relation = 'revises' AND a.revises = b.figure_id THEN true
            WHEN relation = 'revises' AND b.revises = a.figure_id THEN false
            WHEN relation = 'revises' THEN time_order = 1
            WHEN relation <> 'repeats' AND one_in_other AND NOT other_in_one THEN true
            WHEN relation <> 'repeats' AND other_in_one AND NOT one_in_other THEN false
            WHEN relation <> 'repeats' AND time_order <> 0 THEN time_order = 1
            WHEN relation IN ('contradicts', 'tension') THEN coalesce(one_over, false)
            ELSE (coalesce(CAST(a.published_latest AS VARCHAR), ''), a.source_id, a.figure_id)
                > (coalesce(CAST(b.published_latest AS VARCHAR), ''), b.source_id, b.figure_id)
        END AS one_first
    FROM named
)
SELECT
    CASE WHEN one_first THEN one_id ELSE other_id END AS figure_id,
    CASE WHEN one_first THEN other_id ELSE one_id END AS other_figure_id,
    relation,
    concat_ws(
        ', ',
        CASE WHEN a.unit IS NULL OR a.unit IS DISTINCT FROM b.unit THEN 'unit' END,
        CASE WHEN a.indicator IS NULL OR a.indicator IS DISTINCT FROM b.indicator
            THEN 'indicator' END,
        CASE WHEN a.population IS NULL OR a.population IS DISTINCT FROM b.population
            THEN 'population' END,
        CASE WHEN a.place_id IS NULL OR a.place_id IS DISTINCT FROM b.place_id
            THEN 'place_id' END,
        CASE WHEN 'mainly' IN (a.place_basis, b.place_basis) THEN 'place_basis' END,
        CASE WHEN a.counting <> b.counting THEN 'counting'
            WHEN a.counting = 'period' AND a.since IS DISTINCT FROM b.since THEN 'since' END,
        CASE WHEN time_order IS DISTINCT FROM 0 THEN 'as_of' END
    ) AS differs
FROM turned;
