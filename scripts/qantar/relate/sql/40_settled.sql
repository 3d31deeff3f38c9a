-- One row: a scope and a moment with the four ways of settling side by side. majority is a list, as
-- ranges may tie. spread: highest less lowest number over the four ways, open sides left out;
-- is_open: a way has no upper limit.
CREATE OR REPLACE VIEW settled AS
WITH ties AS (
    SELECT
        question,
        list({'low': low, 'high': high, 'origins': origins} ORDER BY low NULLS FIRST) AS ranges,
        least(min(low), min(high)) AS lowest,
        greatest(max(low), max(high)) AS highest,
        bool_or(high IS NULL) AS is_open
    FROM settle_majority
    GROUP BY question
),
beside AS (
    SELECT
        q.*,
        r.low AS range_low, r.high AS range_high,
        c.low AS conservative,
        l.low AS latest_low, l.high AS latest_high, l.figure_id AS latest_figure_id,
        t.ranges AS majority,
        least(r.low, r.high, c.low, l.low, l.high, t.lowest) AS lowest,
        greatest(r.low, r.high, c.low, l.low, l.high, t.highest) AS highest,
        r.high IS NULL OR (l.figure_id IS NOT NULL AND l.high IS NULL)
        OR coalesce(t.is_open, false) AS is_open,
        r.figure_ids
    FROM settle_questions AS q
    JOIN settle_range AS r USING (question)
    LEFT JOIN settle_conservative AS c USING (question)
    LEFT JOIN settle_latest AS l USING (question)
    LEFT JOIN ties AS t USING (question)
)
SELECT * EXCLUDE (figure_ids), highest - lowest AS spread, figure_ids
FROM beside
ORDER BY question;
