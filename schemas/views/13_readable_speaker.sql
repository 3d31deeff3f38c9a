-- Who speaks: the actor; the outlet's own voice; or an unnamed speaker, with the words that leave the claim to one.
CREATE MACRO readable_speaker(actor_name, attribution_text, stance) AS CASE
  WHEN actor_name IS NOT NULL THEN actor_name
  WHEN attribution_text IS NOT NULL THEN 'unnamed (' || attribution_text || ')'
  WHEN CAST(stance AS VARCHAR) = 'rumour' THEN 'unnamed (rumour)'
  ELSE 'own voice'
END;
