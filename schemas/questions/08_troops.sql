-- How many foreign soldiers came, and from where?
-- The countries named make 2,400 of 2,700; the text names nobody for the rest.
SELECT country, number, as_of, source_id, figure_id
FROM troops
WHERE figure_id IS NOT NULL;
