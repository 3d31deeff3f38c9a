-- Changes of the tables that must make the rule fire, each on its own.
UPDATE figures SET section = 'teaser' WHERE figure_id = 'komitee-100-offices-looted';
UPDATE reports SET section = 'body' WHERE report_id = 'taz-teaser-more-killed';
