"""The validation report as a file: what was checked and found, where, and what to do."""
