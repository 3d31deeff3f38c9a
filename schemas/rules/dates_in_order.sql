-- The earlier of two days stands first.
SELECT 'sources' AS table_name, source_id AS row_key, 'published_latest' AS field, published_latest AS value
FROM sources WHERE published_earliest > published_latest
UNION ALL
SELECT 'events', event_id, 'date_latest', date_latest FROM events WHERE date_earliest > date_latest
UNION ALL
SELECT 'reports', report_id, 'date_latest', date_latest FROM reports WHERE date_earliest > date_latest
UNION ALL
SELECT 'figures', figure_id, 'as_of_latest', as_of_latest FROM figures WHERE as_of_earliest > as_of_latest
