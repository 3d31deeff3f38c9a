-- One row: a speaker, the agency or medium in between if there is one, and the document that quotes them, with the claims. claims: figures and reports attributed to the speaker. statements: reports of what the speaker said or announced in public. speaker_id is NULL where the document leaves a claim to nobody named.
CREATE VIEW said_by AS
WITH said AS (
  SELECT attributed_to AS actor_id, via, source_id, figure_id, NULL AS report_id, NULL AS statement_id
  FROM figures WHERE attribution_text IS NOT NULL
  UNION ALL
  SELECT attributed_to, via, source_id, NULL, report_id, NULL
  FROM reports WHERE attribution_text IS NOT NULL
  UNION ALL
  SELECT p.actor_id, NULL, r.source_id, NULL, NULL, r.report_id
  FROM participants AS p JOIN reports AS r USING (report_id) WHERE p.role = 'speaker'
)
SELECT
  coalesce(a.name, 'unnamed') AS speaker, v.name AS said_via, said.source_id, n.source,
  count(said.figure_id) AS figures,
  count(said.report_id) AS reports,
  count(said.figure_id) + count(said.report_id) AS claims,
  count(said.statement_id) AS statements,
  a.kind, a.role, a.rank, a.country,
  said.actor_id AS speaker_id, said.via,
  list(said.figure_id ORDER BY said.figure_id) FILTER (said.figure_id IS NOT NULL) AS figure_ids,
  list(coalesce(said.report_id, said.statement_id) ORDER BY coalesce(said.report_id, said.statement_id))
    FILTER (said.figure_id IS NULL) AS report_ids
FROM said
JOIN source_names AS n USING (source_id)
LEFT JOIN actors AS a ON a.actor_id = said.actor_id
LEFT JOIN actors AS v ON v.actor_id = said.via
GROUP BY ALL
ORDER BY claims + statements DESC, speaker, said.source_id, said_via;
