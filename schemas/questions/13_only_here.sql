-- How much of each document is found nowhere else?
SELECT source_id, events, events_only_here, round(100 * events_only_here / events) AS percent
FROM claims_by_source
ORDER BY percent DESC, source_id;
