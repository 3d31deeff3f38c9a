"""The static site: pages from the published tables, charts, the SQL console, downloads."""
