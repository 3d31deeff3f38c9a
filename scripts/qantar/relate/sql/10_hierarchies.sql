-- One row: a code and one code that it lies within (itself included), for indicators.
CREATE OR REPLACE VIEW indicator_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT indicator, indicator FROM indicators
    UNION
    SELECT within.part, i.part_of
    FROM within JOIN indicators AS i ON i.indicator = within.whole
    WHERE i.part_of IS NOT NULL
)
SELECT part, whole FROM within;

-- One row: a population and one that it lies within (itself included); it may have several wholes.
CREATE OR REPLACE VIEW population_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT population, population FROM populations
    UNION
    SELECT within.part, p.whole
    FROM within JOIN population_parts AS p ON p.part = within.whole
)
SELECT part, whole FROM within;

-- One row: a place and one that it lies within (itself included).
CREATE OR REPLACE VIEW place_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT place_id, place_id FROM places
    UNION
    SELECT within.part, p.part_of
    FROM within JOIN places AS p ON p.place_id = within.whole
    WHERE p.part_of IS NOT NULL
)
SELECT part, whole FROM within;

-- One row: an actor and the root of its chain of part_of, its origin.
CREATE OR REPLACE VIEW actor_origins AS
WITH RECURSIVE chain(actor_id, above) AS (
    SELECT actor_id, actor_id FROM actors
    UNION
    SELECT chain.actor_id, a.part_of
    FROM chain JOIN actors AS a ON a.actor_id = chain.above
    WHERE a.part_of IS NOT NULL
)
SELECT chain.actor_id, chain.above AS origin
FROM chain JOIN actors AS root ON root.actor_id = chain.above
WHERE root.part_of IS NULL;

-- One row: a figure and one figure that the words make it, directly or not, a part of.
CREATE OR REPLACE VIEW figure_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT figure_id, part_of FROM figures WHERE part_of IS NOT NULL
    UNION
    SELECT within.part, f.part_of
    FROM within JOIN figures AS f ON f.figure_id = within.whole
    WHERE f.part_of IS NOT NULL
)
SELECT part, whole FROM within;
