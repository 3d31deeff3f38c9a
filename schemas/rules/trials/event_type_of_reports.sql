-- Changes of the tables that must make the rule fire, each on its own.
UPDATE events SET event_type = 'relief' WHERE event_type = 'arson';
