-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET stance_text = NULL;
UPDATE reports SET stance_text = 'so' WHERE stance = 'asserted';
