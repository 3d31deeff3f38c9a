-- Changes of the tables that must make the rule fire, each on its own.
UPDATE reports SET place_id = 'minsk' WHERE place_id = 'almaty';
UPDATE events SET place_id = NULL;
