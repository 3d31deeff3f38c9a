-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET since = NULL WHERE counting = 'period';
UPDATE figures SET counting = 'period' WHERE since IS NULL;
UPDATE figures SET since = '2022-03-01' WHERE counting = 'period';
