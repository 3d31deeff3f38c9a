-- Changes of the tables that must make the rule fire, each on its own.
UPDATE sources SET published_earliest = '2023-01-01';
UPDATE events SET date_earliest = '2023-01-01';
UPDATE reports SET date_earliest = '2023-01-01';
UPDATE figures SET as_of_earliest = '2023-01-01';
