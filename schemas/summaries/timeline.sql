-- One row: an event of the unrest, from the first protests on, with its days and the documents that report it.
SELECT
  event_id,
  CASE
    WHEN date_precision = 'unknown' THEN 'No day known'
    ELSE days
  END AS heading,
  title, event_type, what, place_id, place, date_earliest, date_latest, date_precision,
  standing, report_count, source_count, sources, said_by, part_of
FROM timeline
WHERE coalesce(date_latest, date_earliest) >= DATE '2022-01-01'
  AND coalesce(date_earliest, date_latest) >= DATE '2022-01-01'
ORDER BY coalesce(date_latest, DATE '9999-12-31'), date_earliest, place IS NULL, place, title
