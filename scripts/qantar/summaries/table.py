"""A summary's rows, as the query gives them, and their CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from qantar.problems import CannotRun
from qantar.summaries.definitions import Summary
from qantar.tables import cells, csvfile

Rows = Sequence[Mapping[str, str]]


def fetch(con: duckdb.DuckDBPyConnection, summary: Summary) -> list[dict[str, str]]:
    """The rows as text, in the order of the query; a missing value is an empty text.

    Raises CannotRun where the query fails or gives other columns than the schema.
    """
    try:
        cursor = con.execute(summary.query)
        names = [column[0] for column in cursor.description]
        found = cursor.fetchall()
    except duckdb.Error as error:
        raise CannotRun(f"schemas/summaries/{summary.name}.sql: {error}") from None
    if names != summary.schema.names:
        raise CannotRun(
            f"schemas/summaries/{summary.name}.sql gives the columns {', '.join(names)}; "
            f"its schema says {', '.join(summary.schema.names)}"
        )
    return [dict(zip(names, map(cells.render, row), strict=True)) for row in found]


def to_csv(summary: Summary, rows: Rows) -> bytes:
    """The CSV file, in the order of the query."""
    return csvfile.to_csv(summary.schema.names, rows)
