-- Changes of the tables that must make the rule fire, each on its own.
UPDATE events SET standing = 'corroborated' WHERE standing = 'single_source';
UPDATE events SET standing = 'single_source' WHERE standing = 'corroborated';
UPDATE reports SET stance = 'denied' WHERE event_id IN (SELECT event_id FROM reports WHERE event_id IS NOT NULL GROUP BY 1 HAVING count(*) = 1);
UPDATE reports SET place_id = 'minsk' WHERE source_id = 'taz' AND place_id = 'kazakhstan';
