-- One row: a source with a name for readers: its publisher, else its author, else its id.
CREATE VIEW source_names AS
SELECT source_id, coalesce(publisher, author, source_id) AS source FROM sources;
