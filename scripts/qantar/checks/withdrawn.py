"""Ids that were withdrawn: none comes back, and each says why it went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.entries import Entry
from qantar.versions import parse_version

NEEDED = ("id", "table", "version", "reason")


def check_withdrawn(
    withdrawn: Iterable[Entry],
    tables: Mapping[str, Sequence[Mapping[str, str]]],
    schemas: Mapping[str, TableSchema],
) -> list[Problem]:
    """Withdrawn ids that a table still has, or whose entry says too little."""
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for entry in withdrawn:
        version = entry.get("version")
        if version and parse_version(version) is None:
            message = f"`version` is {version!r}; expected three numbers such as 1.2.0"
            problems.append(entry.problem("withdrawn", message, "correct it", "version"))
        name = entry.get("table"), entry.get("id")
        if name in seen:
            message = f"{entry.get('id')} is withdrawn for the second time"
            problems.append(entry.problem("withdrawn", message, "keep one entry", "id"))
        seen.add(name)
        for column in NEEDED:
            if not entry.get(column):
                message = f"the withdrawn id {entry.get('id')!r} has no `{column}`"
                problems.append(entry.problem("withdrawn", message, f"write `{column}`", column))
        table = entry.get("table")
        if table and table not in schemas:
            message = f"`table` is {table!r}, which is no table"
            remedy = f"write one of {', '.join(schemas)}"
            problems.append(entry.problem("withdrawn", message, remedy, "table"))
            continue
        ids = _ids(tables.get(table, ()), schemas[table]) if table else set()
        if entry.get("id") in ids:
            message = f"{entry.get('id')} was withdrawn in version {entry.get('version')}"
            remedy = "give the row a new id; a published id is never used again"
            problems.append(entry.problem("withdrawn", message, remedy, "id"))
        successor = entry.get("replaced_by")
        if successor and successor not in ids:
            message = f"`replaced_by` is {successor}, which {table} does not have"
            problems.append(entry.problem("withdrawn", message, "correct it", "replaced_by"))
    return problems


def _ids(rows: Iterable[Mapping[str, str]], schema: TableSchema) -> set[str]:
    return {row.get(schema.primary_key[0], "") for row in rows}
