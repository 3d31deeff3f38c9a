-- Changes of the tables that must make the rule fire, each on its own.
UPDATE participants SET actor_id = 'nobody' WHERE role = 'speaker';
