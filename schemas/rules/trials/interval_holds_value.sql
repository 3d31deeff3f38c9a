-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET upper = lower - 1 WHERE bound = 'exact';
UPDATE figures SET value = value + 1 WHERE bound = 'exact';
UPDATE figures SET value = value + 2 WHERE bound = 'more_than';
