-- What is said to have happened in Almaty on 6 January?
-- Only events whose days are known to the day; many more may have happened on it.
SELECT title, what, sources, said_by
FROM timeline
WHERE date_precision = 'day' AND date_earliest = DATE '2022-01-06' AND place_id = 'almaty';
