"""The dataset in DuckDB: the script that loads it, the views, the database file."""
