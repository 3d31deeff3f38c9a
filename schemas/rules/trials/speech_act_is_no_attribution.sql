-- Changes of the tables that must make the rule fire, each on its own.
UPDATE reports r SET attributed_to = (SELECT min(actor_id) FROM participants p WHERE p.report_id = r.report_id AND role = 'speaker') WHERE event_type = 'statement';
