-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET attribution_text = NULL WHERE stance = 'attributed';
UPDATE reports SET attribution_text = 'so' WHERE stance = 'asserted';
UPDATE figures SET via = 'tass' WHERE stance = 'rumour' AND attribution_text IS NULL;
