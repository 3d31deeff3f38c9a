-- One row: a figure in one phrase for a reader: number, what is counted, who says it, where, when.
CREATE OR REPLACE VIEW figure_phrases AS
SELECT
    c.figure_id,
    concat(
        CASE c.bound
            WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
            WHEN 'at_most' THEN 'at most ' WHEN 'less_than' THEN 'less than '
            WHEN 'between' THEN 'between ' WHEN 'about' THEN 'about '
        END,
        '“', c.number_text, '” (',
        concat_ws(
            ', ', coalesce(i.label, c.indicator), coalesce(p.label, c.population),
            coalesce(l.name, c.place_id)
        ),
        '; ',
        CASE
            WHEN starts_with(c.claimant, 'outlet:') THEN 'the outlet itself'
            WHEN starts_with(c.claimant, 'unnamed:')
            THEN 'an unnamed speaker' || coalesce(' (“' || c.attribution_text || '”)', '')
            ELSE coalesce(a.name, c.claimant)
        END,
        ' in ', c.source_id, CASE WHEN c.stance IN ('hedged', 'rumour', 'doubted')
            THEN ', ' || c.stance END,
        '; ', c.counting, coalesce(' since ' || CASE WHEN c.counting = 'period' THEN c.since END, ''),
        CASE
            WHEN c.first_day = c.last_day THEN ', as of ' || c.first_day
            WHEN c.first_day IS NULL AND c.last_day IS NULL THEN ', no known day'
            ELSE concat(', as of a day', ' from ' || c.first_day, ' to ' || c.last_day)
        END,
        ')'
    ) AS phrase
FROM claims AS c
LEFT JOIN indicators AS i ON i.indicator = c.indicator
LEFT JOIN populations AS p ON p.population = c.population
LEFT JOIN places AS l ON l.place_id = c.place_id
LEFT JOIN actors AS a ON a.actor_id = c.claimant;

-- One row: two figures and their one pair relation, stored or computed, or a figure and a total in a
-- set relation (sums_to, leaves_remainder). is_stored: whether it is a row of relations.
CREATE OR REPLACE VIEW all_relations AS
WITH stored_pairs AS (
    SELECT * FROM relations WHERE relation NOT IN ('sums_to', 'leaves_remainder')
)
SELECT
    coalesce(s.figure_id, p.figure_id) AS figure_id,
    coalesce(s.other_figure_id, p.other_figure_id) AS other_figure_id,
    coalesce(s.relation, p.relation) AS relation,
    s.set_id,
    coalesce(s.explanation, concat(
        'First: ', one.phrase, '; second: ', other.phrase, '. ',
        CASE p.relation
            WHEN 'compatible' THEN 'Both may be true.'
            WHEN 'different_scope' THEN 'Neither counts among the other.'
            ELSE 'One of many such pairs in this scope, not stored.'
        END,
        CASE WHEN p.differs <> '' THEN ' They differ in: ' || p.differs || '.' END
    )) AS explanation,
    p.differs,
    s.relation IS NOT NULL AS is_stored
FROM pair_relations AS p
LEFT JOIN stored_pairs AS s
    ON least(s.figure_id, s.other_figure_id) = least(p.figure_id, p.other_figure_id)
    AND greatest(s.figure_id, s.other_figure_id) = greatest(p.figure_id, p.other_figure_id)
JOIN figure_phrases AS one ON one.figure_id = p.figure_id
JOIN figure_phrases AS other ON other.figure_id = p.other_figure_id
UNION ALL
SELECT figure_id, other_figure_id, relation, set_id, explanation, NULL, true
FROM relations WHERE relation IN ('sums_to', 'leaves_remainder');

-- One row: one relation of the two figures; their pair relation always, and the set relations that
-- join them, if any.
CREATE OR REPLACE MACRO relation(figure_a, figure_b) AS TABLE
SELECT figure_id, other_figure_id, relation, set_id, explanation, differs
FROM all_relations
WHERE (figure_id = figure_a AND other_figure_id = figure_b)
    OR (figure_id = figure_b AND other_figure_id = figure_a)
ORDER BY relation, set_id;

-- One row: a relation of the figure to another one with which it can be compared; relations of
-- different scope are left out.
CREATE OR REPLACE MACRO related(figure) AS TABLE
SELECT
    CASE WHEN figure_id = figure THEN other_figure_id ELSE figure_id END AS related_figure_id,
    relation, set_id, explanation, differs, is_stored
FROM all_relations
WHERE (figure_id = figure OR other_figure_id = figure) AND relation <> 'different_scope'
ORDER BY is_stored DESC, relation, related_figure_id;

-- One row: the figure with its words, who said it through whom and where, and a list of all the
-- figures with which it can be compared.
CREATE OR REPLACE MACRO trace(figure) AS TABLE
SELECT
    f.figure_id, p.phrase, f.quote, f.number_text, s.document, f.char_start, f.char_end,
    s.title, s.publisher, s.published_earliest, s.published_latest,
    a.name AS attributed_to, v.name AS via, f.attribution_text, f.stance,
    f.as_of_earliest, f.as_of_latest, f.as_of_basis,
    (
        SELECT list({
            'figure_id': CASE WHEN r.figure_id = figure THEN r.other_figure_id ELSE r.figure_id END,
            'relation': r.relation, 'set_id': r.set_id, 'explanation': r.explanation
        } ORDER BY r.is_stored DESC, r.relation, r.figure_id, r.other_figure_id)
        FROM all_relations AS r
        WHERE (r.figure_id = figure OR r.other_figure_id = figure)
            AND r.relation <> 'different_scope'
    ) AS relations
FROM figures AS f
JOIN figure_phrases AS p ON p.figure_id = f.figure_id
JOIN sources AS s ON s.source_id = f.source_id
LEFT JOIN actors AS a ON a.actor_id = f.attributed_to
LEFT JOIN actors AS v ON v.actor_id = f.via
WHERE f.figure_id = figure;
