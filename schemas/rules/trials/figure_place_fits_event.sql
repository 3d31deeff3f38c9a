-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET place_id = 'minsk' WHERE event_id = 'looting-almaty';
