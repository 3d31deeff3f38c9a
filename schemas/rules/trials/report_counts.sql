-- Changes of the tables that must make the rule fire, each on its own.
UPDATE events SET report_count = report_count + 1;
UPDATE events SET source_count = source_count + 1;
DELETE FROM reports;
