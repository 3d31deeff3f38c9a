-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET as_of_latest = NULL WHERE as_of_basis = 'publication';
UPDATE reports SET date_earliest = '2022-01-01' WHERE date_basis = 'publication';
