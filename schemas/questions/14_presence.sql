-- Who is mentioned most, and in which documents?
-- Every occurrence of a registered name counts, pronouns do not.
PIVOT (
  SELECT a.name, m.source_id FROM mentions AS m JOIN actors AS a USING (actor_id)
) ON source_id IN ('komitee', 'rossi', 'southfront', 'taz', 'wut-des-volkes') USING count(*)
ORDER BY list_sum([komitee, rossi, southfront, taz, "wut-des-volkes"]) DESC, name
LIMIT 10;
