-- A report belongs to no event if and only if it is a forecast.
SELECT 'reports' AS table_name, report_id AS row_key, 'event_id' AS field, event_id AS value, stance
FROM reports WHERE (stance = 'forecast') <> (event_id IS NULL)
