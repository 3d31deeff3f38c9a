-- How many were injured, and do the numbers exclude each other?
-- more_than and at_least set no upper limit: read `lower` and `upper`, not `value`. More than 100 injured civilians in the country and more than 500 in one city can both be true, if strangely said.
SELECT number, lower, upper, population, place_id, as_of, source_id, figure_id
FROM casualties
WHERE indicator = 'injured'
ORDER BY population, place_id, as_of_earliest, figure_id;
