"""From settled codings and registers to the rows of the published tables."""
