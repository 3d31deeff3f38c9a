-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET as_of_basis = 'timeless' WHERE as_of_latest IS NOT NULL;
UPDATE figures SET as_of_earliest = NULL, as_of_latest = NULL;
