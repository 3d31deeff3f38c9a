-- Who speaks: the actor; an unnamed speaker, if words leave the claim to one or it is a rumour; else the document in its own voice.
CREATE MACRO readable_speaker(actor_name, attribution_text, stance) AS CASE
  WHEN actor_name IS NOT NULL THEN actor_name
  WHEN attribution_text IS NOT NULL OR CAST(stance AS VARCHAR) = 'rumour' THEN 'unnamed'
  ELSE 'own voice'
END;
