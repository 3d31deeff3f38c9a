-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET part_of = figure_id;
UPDATE figures SET revises = figure_id;
UPDATE events SET part_of = event_id;
UPDATE actors SET part_of = 'tokayev' WHERE actor_id = 'kazakhstan-state';
UPDATE places SET part_of = 'almaty' WHERE place_id = 'kazakhstan';
UPDATE indicators SET part_of = 'intensive_care' WHERE indicator = 'injured';
INSERT INTO population_parts VALUES ('police_officers', 'persons');
