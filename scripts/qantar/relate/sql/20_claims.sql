-- One row: a figure as a claim, with its claimant and origin, its limits and its moment.
-- claimant: who is named; else the outlet, if it asserts the claim; else an unnamed speaker, one per
-- document and wording. moment: equal for two claims exactly if both have the same moment.
CREATE OR REPLACE VIEW claims AS
WITH outlets AS (
    SELECT
        s.source_id,
        s.published_earliest,
        s.published_latest,
        coalesce(
            (SELECT a.actor_id FROM actors AS a WHERE a.actor_id = s.publisher),
            (SELECT min(a.actor_id) FROM actors AS a WHERE a.name = s.publisher),
            'outlet:' || coalesce(s.publisher, s.source_id)
        ) AS outlet
    FROM sources AS s
),
spoken AS (
    SELECT
        f.figure_id, f.source_id, f.section, f.indicator, f.population, f.unit, f.place_id,
        f.place_basis, f.counting, f.since, f.number_text, f.bound, f.as_of_basis,
        f.attributed_to, f.attribution_text, f.stance, f.part_of, f.revises,
        CAST(f.value AS DOUBLE) AS value,
        CAST(f.lower AS DOUBLE) AS low,
        CAST(f.upper AS DOUBLE) AS high,
        f.as_of_earliest AS first_day,
        f.as_of_latest AS last_day,
        o.published_earliest, o.published_latest,
        CASE
            WHEN f.attributed_to IS NOT NULL THEN f.attributed_to
            WHEN f.stance = 'asserted' THEN coalesce(o.outlet, 'outlet:' || f.source_id)
            ELSE 'unnamed:' || f.source_id || ':' || coalesce(f.attribution_text, '')
        END AS claimant
    FROM figures AS f LEFT JOIN outlets AS o ON o.source_id = f.source_id
)
SELECT
    spoken.*,
    coalesce(r.origin, spoken.claimant) AS origin,
    spoken.bound NOT IN ('about', 'vague') AS is_hard,
    CASE
        WHEN first_day = last_day THEN 'day ' || first_day
        WHEN section = 'teaser' THEN NULL
        WHEN coalesce(first_day, last_day) IS NOT NULL OR as_of_basis = 'timeless'
        THEN 'document ' || source_id || coalesce(' from ' || first_day, '')
            || coalesce(' to ' || last_day, '')
    END AS moment,
    -- Can it be compared with anything at all?
    counting <> 'single' AND unit IS NOT NULL AND indicator IS NOT NULL
    AND population IS NOT NULL AND place_id IS NOT NULL AS is_comparable,
    a.rank AS claimant_rank
FROM spoken
LEFT JOIN actor_origins AS r ON r.actor_id = spoken.claimant
LEFT JOIN actors AS a ON a.actor_id = spoken.attributed_to;
