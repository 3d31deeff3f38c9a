-- Changes of the tables that must make the rule fire, each on its own.
INSERT INTO figures SELECT * REPLACE (figure_id || '-2' AS figure_id) FROM figures;
UPDATE figures SET number_start = 0, number_end = 9;
