-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET number_start = char_start - 1;
UPDATE figures SET number_end = char_end + 1;
