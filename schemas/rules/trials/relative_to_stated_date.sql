-- Changes of the tables that must make the rule fire, each on its own.
UPDATE sources SET published_basis = 'inferred' WHERE source_id = 'taz';
UPDATE figures SET as_of_text = NULL WHERE as_of_basis IN ('stated', 'relative');
UPDATE reports SET date_text = NULL WHERE date_basis IN ('stated', 'relative');
