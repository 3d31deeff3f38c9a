"""Two releases compared: what changed in schemas, rows and ids, and what the change is called."""
