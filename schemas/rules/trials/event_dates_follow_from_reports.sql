-- Changes of the tables that must make the rule fire, each on its own.
UPDATE events SET date_latest = date_latest + 1;
UPDATE events SET date_earliest = NULL WHERE date_earliest IS NOT NULL;
UPDATE events SET date_precision = 'open' WHERE date_precision = 'day';
