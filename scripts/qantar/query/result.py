"""A query's result with exact values: names, what is a number, and rows of plain Python values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

_INTEGERS = {
    *("tinyint", "smallint", "integer", "bigint", "hugeint"),
    *("utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"),
}
_NUMBERS = _INTEGERS | {"float", "double", "decimal"}
_PLAIN = _NUMBERS | {"boolean", "varchar", "enum"}
_BATCH = 1000


@dataclass(frozen=True)
class Result:
    """Columns and rows; `more` says whether rows were left out. Values are None, bool, int, float,
    Decimal, str, and lists and dicts of these."""

    names: list[str]
    is_number: list[bool]
    rows: list[tuple[Any, ...]]
    more: bool


def run(con: duckdb.DuckDBPyConnection, query: str, max_rows: int | None) -> Result:
    """Run one query and fetch at most `max_rows` rows.

    Dates, times, intervals, identifiers and bytes come as DuckDB writes them, because Python's own
    types cannot hold all of them (`infinity`, one month, nanoseconds). Raises duckdb.Error with the
    place in the query as it was written.
    """
    columns = _columns(con, query)
    types = [type_ for _, type_ in columns]
    if all(type_.id in _PLAIN for type_ in types):
        rows = _fetch(con, query, max_rows)
    else:
        exact = ", ".join(f"CAST(#{i} AS {_exact(t)})" for i, t in enumerate(types, start=1))
        with _one_line_up():
            rows = _fetch(con, f"FROM (\n{query}\n) SELECT {exact}", max_rows)
    names = [name for name, _ in columns]
    kept = rows[:max_rows]
    return Result(names, [t.id in _NUMBERS for t in types], kept, len(rows) > len(kept))


def _columns(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[str, Any]]:
    try:
        relation = con.sql(query)
    except duckdb.Error:
        con.execute(query)  # says the same, and where
        raise
    return list(zip(relation.columns, relation.types, strict=True))


def _exact(type_: Any) -> str:
    """The type with every part that Python cannot hold exactly turned into text."""
    if type_.id in _PLAIN:
        return "VARCHAR" if type_.id == "enum" else str(type_)
    if type_.id in ("list", "array"):
        return f"{_exact(type_.children[0][1])}[]"
    if type_.id == "map":
        return f"MAP(VARCHAR, {_exact(type_.children[1][1])})"
    if type_.id == "struct" and all(name for name, _ in type_.children):
        parts = (f"{_quoted(name)} {_exact(child)}" for name, child in type_.children)
        return f"STRUCT({', '.join(parts)})"
    return "VARCHAR"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _fetch(
    con: duckdb.DuckDBPyConnection, query: str, max_rows: int | None
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for batch in _batches(con.execute(query)):
        rows += batch
        if max_rows is not None and len(rows) > max_rows:
            break
    return rows


def _batches(cursor: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while batch := cursor.fetchmany(_BATCH):
        yield batch


@contextmanager
def _one_line_up() -> Iterator[None]:
    """Let errors speak of the lines of the query that stands one line down in another."""
    try:
        yield
    except duckdb.Error as error:
        message = re.sub(
            r"^LINE (\d+):", lambda m: f"LINE {int(m[1]) - 1}:", str(error), flags=re.MULTILINE
        )
        raise type(error)(message) from None
