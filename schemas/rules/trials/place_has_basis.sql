-- Changes of the tables that must make the rule fire, each on its own.
UPDATE reports SET place_basis = NULL WHERE place_id IS NOT NULL;
UPDATE reports SET place_id = NULL WHERE place_id IS NOT NULL;
