"""No validation: the figures are read, typed, and only the extremes of each column kept."""

import sys

import duckdb

TYPES = dict.fromkeys(("value", "lower", "upper"), "BIGINT") | {"as_of": "DATE"}
NAMES = "figure_id source_id event_id place_id bound value lower upper as_of code unit quote"
columns = {name: TYPES.get(name, "VARCHAR") for name in NAMES.split()}

extremes = ", ".join(f"min({name}), max({name})" for name in columns)
duckdb.execute(
    f"SELECT {extremes} FROM read_csv(?, header = true, columns = ?)",
    [f"{sys.argv[1]}/figures.csv", columns],
).fetchall()
