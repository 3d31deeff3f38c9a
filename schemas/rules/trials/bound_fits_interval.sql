-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET lower = value WHERE bound = 'more_than';
UPDATE figures SET upper = lower + 1 WHERE bound = 'exact';
UPDATE figures SET upper = 9 WHERE bound = 'at_least';
UPDATE figures SET lower = lower + 1 WHERE bound = 'about';
UPDATE figures SET lower = NULL WHERE bound = 'vague';
UPDATE figures SET bound = 'at_most' WHERE bound = 'at_least';
UPDATE figures SET bound = 'less_than' WHERE bound = 'exact';
UPDATE figures SET bound = 'between' WHERE bound = 'exact';
