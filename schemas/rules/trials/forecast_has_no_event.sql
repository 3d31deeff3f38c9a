-- Changes of the tables that must make the rule fire, each on its own.
UPDATE reports SET stance = 'forecast' WHERE event_id IS NOT NULL;
UPDATE reports SET event_id = NULL WHERE stance = 'asserted';
