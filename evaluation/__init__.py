"""How well the reader reads: precision and recall on labelled sentences."""
