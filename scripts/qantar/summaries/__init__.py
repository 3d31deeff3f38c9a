"""Summary tables: one SQL file, one schema and one style each, as CSV and as HTML."""
