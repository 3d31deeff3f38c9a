-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET revises = 'taz-164-killed' WHERE indicator = 'arrested';
UPDATE figures SET revises = 'taz-164-killed' WHERE population = 'security_forces';
