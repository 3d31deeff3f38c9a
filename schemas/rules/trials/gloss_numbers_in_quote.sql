-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET gloss = replace(gloss, '164', '146');
UPDATE reports SET gloss = gloss || ' in 1999';
