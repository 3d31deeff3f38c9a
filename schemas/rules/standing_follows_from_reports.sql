-- The standing of an event follows from the origins, dates, places and denials of its reports.
WITH RECURSIVE roots(actor_id, root) AS (
  SELECT actor_id, actor_id FROM actors
  UNION
  SELECT r.actor_id, a.part_of FROM roots r JOIN actors a ON a.actor_id = r.root WHERE a.part_of IS NOT NULL
), inside(place_id, whole) AS (
  SELECT place_id, place_id FROM places
  UNION
  SELECT i.place_id, p.part_of FROM inside i JOIN places p ON p.place_id = i.whole WHERE p.part_of IS NOT NULL
), bearing AS (
  SELECT r.*, CASE
      WHEN attributed_to IS NOT NULL THEN 'actor ' || (
        SELECT root FROM roots o JOIN actors a ON a.actor_id = o.root WHERE o.actor_id = attributed_to AND a.part_of IS NULL)
      WHEN stance = 'asserted' THEN 'outlet ' || source_id
      ELSE 'unnamed ' || source_id || ' ' || coalesce(attribution_text, '') END AS origin
  FROM reports r WHERE stance IN ('asserted', 'attributed') AND event_id IS NOT NULL
), weighed AS (
  SELECT *, bool_or(stance IN ('asserted', 'attributed')) OVER (PARTITION BY event_id) AS borne
  FROM reports WHERE event_id IS NOT NULL
), dated AS (
  SELECT * FROM weighed WHERE NOT borne OR stance IN ('asserted', 'attributed')
), clashes AS (
  SELECT a.event_id FROM dated a JOIN dated b USING (event_id)
  WHERE a.date_earliest > b.date_latest
  UNION
  SELECT a.event_id FROM bearing a JOIN bearing b USING (event_id)
  WHERE (NOT EXISTS (SELECT 1 FROM inside i WHERE i.place_id = a.place_id AND i.whole = b.place_id)
         AND NOT EXISTS (SELECT 1 FROM inside i WHERE i.place_id = b.place_id AND i.whole = a.place_id)
         AND a.place_id IS NOT NULL AND b.place_id IS NOT NULL)
  UNION
  SELECT event_id FROM reports WHERE stance = 'denied'
), expected AS (
  SELECT e.event_id, CASE
      WHEN e.event_id IN (FROM clashes) THEN 'contested'
      WHEN count(DISTINCT origin) > 1 THEN 'corroborated' ELSE 'single_source' END AS standing
  FROM events e LEFT JOIN bearing b USING (event_id) GROUP BY e.event_id
)
SELECT 'events' AS table_name, e.event_id AS row_key, 'standing' AS field, e.standing AS value, x.standing AS expected
FROM events e JOIN expected x USING (event_id) WHERE e.standing <> x.standing
