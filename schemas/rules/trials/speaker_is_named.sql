-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET attributed_to = 'nexta' WHERE source_id = 'rossi';
UPDATE reports SET attributed_to = 'erdogan' WHERE attributed_to = 'reuters';
UPDATE figures SET via = 'tass' WHERE via = 'sputnik-kazakhstan';
