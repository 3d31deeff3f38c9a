-- Which events are borne out by independent origins?
-- Reports are left out if they are hedged, rumours or denied. Two documents that quote the same ministry are one origin.
SELECT days, title, sources, said_by
FROM timeline
WHERE standing = 'corroborated'
ORDER BY date_latest, date_earliest, event_id;
