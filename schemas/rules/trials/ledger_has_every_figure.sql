-- Changes of the tables that must make the rule fire, each on its own.
DELETE FROM numerals;
UPDATE numerals SET figure_id = NULL;
