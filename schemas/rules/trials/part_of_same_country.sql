-- Changes of the tables that must make the rule fire, each on its own.
UPDATE actors SET country = 'RU' WHERE actor_id = 'tokayev';
UPDATE actors SET country = NULL WHERE actor_id = 'tokayev';
