-- Changes of the tables that must make the rule fire, each on its own.
UPDATE reports SET date_basis = 'unknown' WHERE date_latest IS NOT NULL;
UPDATE reports SET date_earliest = NULL, date_latest = NULL WHERE date_basis <> 'unknown';
