-- The days of an event are what its asserted and attributed reports have in common, or else their hull.
WITH weighed AS (
  SELECT *, bool_or(stance IN ('asserted', 'attributed')) OVER (PARTITION BY event_id) AS borne
  FROM reports WHERE event_id IS NOT NULL
), used AS (
  SELECT event_id,
    max(date_earliest) AS inner_first, min(date_latest) AS inner_last,
    CASE WHEN count(*) = count(date_earliest) THEN min(date_earliest) END AS outer_first,
    CASE WHEN count(*) = count(date_latest) THEN max(date_latest) END AS outer_last
  FROM weighed
  WHERE (NOT borne OR stance IN ('asserted', 'attributed')) AND coalesce(date_earliest, date_latest) IS NOT NULL
  GROUP BY event_id
), expected AS (
  SELECT event_id,
    CASE WHEN inner_first > inner_last THEN outer_first ELSE inner_first END AS first_,
    CASE WHEN inner_first > inner_last THEN outer_last ELSE inner_last END AS last_
  FROM used
)
SELECT 'events' AS table_name, e.event_id AS row_key, 'date_earliest' AS field, date_earliest AS value, first_, last_
FROM events e LEFT JOIN expected x USING (event_id)
WHERE date_earliest IS DISTINCT FROM first_ OR date_latest IS DISTINCT FROM last_
   OR date_precision <> CASE
        WHEN first_ IS NULL AND last_ IS NULL THEN 'unknown'
        WHEN first_ IS NULL OR last_ IS NULL THEN 'open'
        WHEN first_ = last_ THEN 'day' ELSE 'range' END
