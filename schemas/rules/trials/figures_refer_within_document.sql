-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET part_of = 'taz-164-killed' WHERE source_id = 'rossi';
UPDATE figures SET revises = 'taz-164-killed' WHERE source_id = 'rossi';
UPDATE figures SET unit = 'vehicles' WHERE figure_id = 'taz-164-killed';
