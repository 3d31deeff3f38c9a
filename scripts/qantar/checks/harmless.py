"""Cells that would do something where a table is only meant to be read.

A spreadsheet runs a cell that begins like a formula; characters that turn the direction of writing
make words read as something else than what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema

_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d\s])")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")


def check_harmless(
    tables: Mapping[str, Sequence[Mapping[str, str]]], schemas: Mapping[str, TableSchema]
) -> list[Problem]:
    """Text cells that begin like a formula or hold characters of direction.

    Rows carry the entry that a person wrote in the attribute `entry`, if a person wrote it.
    """
    problems: list[Problem] = []
    for name, rows in tables.items():
        texts = [column.name for column in schemas[name].columns if column.type == "string"]
        for number, row in enumerate(rows, start=2):
            for column in texts:
                found = _harm(row.get(column, ""))
                if found:
                    problems.append(_problem(name, number, row, column, *found))
    return problems


def _harm(text: str) -> tuple[str, str] | None:
    if _FORMULA.match(text):
        return (
            f"begins with {text[0]!r}, which a spreadsheet would run as a formula",
            "begin with another character; of a quote, quote more words before it",
        )
    if unseen := _UNSEEN.search(text):
        return (
            f"holds U+{ord(unseen[0]):04X}, which nobody sees and no search finds",
            "remove it; of a quote, quote words without it",
        )
    if turned := _DIRECTION.search(text):
        return (
            f"holds U+{ord(turned[0]):04X}, which turns the direction of writing",
            "remove the character; of a quote, quote the words around it",
        )
    return None


def _problem(
    table: str, number: int, row: Mapping[str, str], column: str, what: str, remedy: str
) -> Problem:
    message = f"`{column}` {what}"
    entry = getattr(row, "entry", None)
    if entry:
        return entry.problem("harmful-cell", message, remedy, column)
    value = row[column]
    return Problem(
        "harmful-cell", message, remedy, resource=table, row=number, field=column, value=value
    )
