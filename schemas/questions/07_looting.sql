-- Do 120 + 100 + 80 looted premises make the 400 of the other document?
-- They leave a remainder of 100, or of 60 if "about 400" begins at 360; and one document counts from 4 January, the other since the unrest began.
SELECT source_id, sum(value) AS total, sum(lower) AS at_least, sum(upper) AS at_most, min(since) AS since
FROM damage
WHERE indicator = 'looted' AND place_id = 'almaty'
GROUP BY source_id
ORDER BY source_id;
