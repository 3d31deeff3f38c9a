-- Who is quoted in more than one document?
SELECT speaker, count(DISTINCT source_id) AS documents, string_agg(DISTINCT source_id, ', ' ORDER BY source_id) AS sources, sum(claims) AS claims, sum(statements) AS statements
FROM said_by
WHERE speaker_id IS NOT NULL
GROUP BY speaker
HAVING documents > 1
ORDER BY speaker;
