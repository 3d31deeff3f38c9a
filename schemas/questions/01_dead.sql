-- How many people were killed?
-- 164 and 225 stand in the same document: the second in a teaser for a later article. 13 and 18 dead members of the security forces can both be true, since the first is a least number.
SELECT number, of_whom, place, as_of, said_by, source, figure_id
FROM casualties
WHERE indicator = 'killed';
