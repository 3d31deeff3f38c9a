-- A report has a basis of its place if and only if it has a place.
SELECT 'reports' AS table_name, report_id AS row_key, 'place_basis' AS field, place_basis AS value, place_id
FROM reports WHERE (place_id IS NULL) <> (place_basis IS NULL)
