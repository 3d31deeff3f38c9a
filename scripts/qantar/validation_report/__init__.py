"""The validation report as a file: what was checked, on how many rows, what was found, what to do."""
