-- Where do the documents contradict each other about an event?
SELECT r.event, r.source_id, r.days, r.place, r.quote
FROM readable_reports AS r JOIN events AS e USING (event_id)
WHERE e.standing = 'contested'
ORDER BY r.event_id, r.date_earliest, r.source_id, r.report_id;
