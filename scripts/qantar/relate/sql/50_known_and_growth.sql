-- One row: a cumulative toll and a day to which claims on it run at the latest; rumours left out.
-- low, high: limits of that day's claims, NULL = open. floor: highest hard lower limit up to then;
-- growth: its rise since the day before that has a claim.
CREATE OR REPLACE VIEW toll_by_day AS
WITH daily AS (
    SELECT
        unit, indicator, population, place_id, last_day AS day,
        CASE WHEN bool_and(first_day IS NOT NULL) THEN min(first_day) END AS earliest,
        CASE WHEN bool_and(low IS NOT NULL) THEN min(low) END AS low,
        CASE WHEN bool_and(high IS NOT NULL) THEN max(high) END AS high,
        max(low) FILTER (is_hard) AS hard_low,
        count(DISTINCT origin) AS origins,
        list_sort(list(figure_id)) AS figure_ids
    FROM claims
    WHERE is_comparable AND counting = 'cumulative' AND stance <> 'rumour'
        AND place_basis IS DISTINCT FROM 'mainly' AND last_day IS NOT NULL
    GROUP BY unit, indicator, population, place_id, last_day
),
floored AS (
    SELECT *, max(hard_low) OVER (
        PARTITION BY unit, indicator, population, place_id ORDER BY day
    ) AS floor
    FROM daily
)
SELECT
    unit, indicator, population, place_id, day, earliest, low, high, floor,
    floor - lag(floor) OVER (
        PARTITION BY unit, indicator, population, place_id ORDER BY day
    ) AS growth,
    origins, figure_ids
FROM floored
ORDER BY unit, indicator, population, place_id, day;

-- One row: a figure published by the given day. known: certain if its document's latest day of
-- publication is past, possible if only the earliest is. A teaser belongs to another article, so its
-- own moment must have come as well.
CREATE OR REPLACE MACRO known_on(on_day) AS TABLE
WITH dated AS (
    SELECT
        f.*,
        CASE
            WHEN s.published_latest <= CAST(on_day AS DATE) THEN 2
            WHEN s.published_earliest <= CAST(on_day AS DATE) THEN 1
            ELSE 0
        END AS by_publication,
        CASE
            WHEN f.section IS DISTINCT FROM 'teaser' THEN 2
            WHEN f.as_of_latest <= CAST(on_day AS DATE) THEN 2
            WHEN f.as_of_earliest <= CAST(on_day AS DATE) THEN 1
            ELSE 0
        END AS by_moment
    FROM figures AS f JOIN sources AS s ON s.source_id = f.source_id
)
SELECT
    CASE WHEN least(by_publication, by_moment) = 2 THEN 'certain' ELSE 'possible' END AS known,
    * EXCLUDE (by_publication, by_moment)
FROM dated
WHERE least(by_publication, by_moment) > 0
ORDER BY figure_id;
