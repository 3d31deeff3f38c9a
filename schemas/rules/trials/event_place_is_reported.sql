-- Changes of the tables that must make the rule fire, each on its own.
UPDATE events SET place_id = 'minsk' WHERE event_id = 'looting-almaty';
