-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET event_id = (SELECT min(event_id) FROM (SELECT event_id FROM reports WHERE event_id IS NOT NULL GROUP BY 1 HAVING count(*) = 1));
