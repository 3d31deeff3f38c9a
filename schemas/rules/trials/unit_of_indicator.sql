-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET unit = 'km' WHERE unit = 'persons';
UPDATE indicators SET unit = 'km' WHERE indicator = 'hospitalised';
