-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET quote = quote || '.';
UPDATE figures SET number_text = '1' || number_text;
UPDATE figures SET attribution_start = NULL WHERE attribution_text IS NOT NULL;
UPDATE figures SET stance_start = 1, stance_end = 2 WHERE stance_text IS NULL;
UPDATE figures SET as_of_end = as_of_end + 1;
UPDATE reports SET char_end = char_end + 1;
UPDATE reports SET attribution_end = attribution_end + 1;
UPDATE reports SET stance_end = stance_end + 1;
UPDATE reports SET date_end = date_end + 1;
UPDATE mentions SET char_start = char_start - 1;
UPDATE sources SET characters = 5;
UPDATE sources SET orientation_end = orientation_end + 1;
