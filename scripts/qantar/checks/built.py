"""Published files held against what the codings and registers build, cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import PurePath

from qantar.checks.published import REBUILD
from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.tables.csvfile import from_csv

Table = Mapping[tuple[str, ...], tuple[int, Mapping[str, str]]]  # row and number by key


def check_built(
    path: str, found: bytes, expected: bytes, schemas: Mapping[str, TableSchema]
) -> list[Problem]:
    """Where a published file differs from the built one: cells and rows of a table that can be
    read, else the first line. `path` is the file's name from the project's root."""
    if found == expected:
        return []
    schema = schemas.get(PurePath(path).stem) if path.endswith(".csv") else None
    problems = list(_tables(schema, found, expected)) if schema else []
    return problems or [_first_line(path, found, expected)]


def _tables(schema: TableSchema, found: bytes, expected: bytes) -> Iterator[Problem]:
    try:
        (names, rows), (header, built) = from_csv(found), from_csv(expected)
    except (ValueError, csv.Error):  # no table; frictionless says where
        return
    if names != header:
        return
    there, wanted = _by_key(schema, rows), _by_key(schema, built)
    for key, (number, row) in there.items():
        if key not in wanted:
            message = f"the row {', '.join(key)} is in no coding or register"
            yield Problem("stale", message, REBUILD, resource=schema.name, row=number)
            continue
        for name in header:
            if row[name] != wanted[key][1][name]:
                expected_cell = wanted[key][1][name]
                message = (
                    f"`{name}` of {', '.join(key)} is {row[name]!r}; the codings and registers "
                    f"say {expected_cell!r}"
                )
                yield Problem(
                    *("stale", message, REBUILD),
                    resource=schema.name,
                    row=number,
                    field=name,
                    value=row[name],
                )
    for key, (number, _) in wanted.items():
        if key not in there:
            message = f"the row {', '.join(key)} is missing"
            yield Problem("stale", message, REBUILD, resource=schema.name, row=number)


def _by_key(schema: TableSchema, rows: list[dict[str, str]]) -> Table:
    return {
        tuple(row[name] for name in schema.primary_key): (number, row)
        for number, row in enumerate(rows, start=2)
    }


def _first_line(path: str, found: bytes, expected: bytes) -> Problem:
    pairs = zip_longest(found.split(b"\n"), expected.split(b"\n"))
    number, (line, wanted) = next(
        (n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]
    )
    message = f"found {_shown(line)}; the codings, registers and schemas build {_shown(wanted)}"
    return Problem("stale", message, REBUILD, path, number)


def _shown(line: bytes | None) -> str:
    if line is None:
        return "the end of the file"
    text = line.decode("utf-8", errors="replace")
    return repr(text if len(text) <= 120 else text[:120] + "…")
