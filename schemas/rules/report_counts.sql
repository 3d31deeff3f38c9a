-- The counts of reports and sources of an event are those of the reports.
SELECT 'events' AS table_name, event_id AS row_key, 'report_count' AS field, report_count AS value,
  count(report_id) AS reports, count(DISTINCT r.source_id) AS sources
FROM events e LEFT JOIN reports r USING (event_id)
GROUP BY event_id, report_count, source_count
HAVING report_count <> count(report_id) OR source_count <> count(DISTINCT r.source_id)
