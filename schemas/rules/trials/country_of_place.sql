-- Changes of the tables that must make the rule fire, each on its own.
UPDATE places SET country = 'BY' WHERE place_id = 'almaty';
UPDATE places SET part_of = NULL WHERE place_id = 'almaty';
UPDATE places SET longitude = NULL WHERE place_id = 'almaty';
