"""No validation: the figures are read, typed, into a table in memory."""

import sys

import duckdb

TYPES = dict.fromkeys(("value", "lower", "upper"), "BIGINT") | {"as_of": "DATE"}
NAMES = "figure_id source_id event_id place_id bound value lower upper as_of code unit quote"
columns = {name: TYPES.get(name, "VARCHAR") for name in NAMES.split()}

connection = duckdb.connect()
connection.execute(
    "CREATE TABLE figures AS SELECT * FROM read_csv(?, header = true, columns = ?)",
    [f"{sys.argv[1]}/figures.csv", columns],
)
