-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET as_of_latest = '2022-02-01' WHERE section = 'body';
UPDATE figures SET as_of_latest = NULL WHERE section = 'body';
UPDATE figures SET as_of_earliest = '2022-01-01' WHERE section = 'teaser';
