"""Where reviewer and coding differed at first, what was agreed, and why.

The statements in `seeds/review/` are those on which reviewer and coders agreed in the end. What the
reviewer had said before seeing the coding is kept here, so that agreement can be measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qantar.problems import Problem
from qantar.project import Project
from qantar.review.statements import Statements, read_statements
from qantar.review.subjects import Subject

FILE = "differences.csv"
KEY = ("table", "row", "column")
COLUMNS = (*KEY, "coded", "reviewed", "agreed", "reason")
PRESENT, ABSENT = "present", "absent"  # in place of a cell, where a whole row was in question


@dataclass(frozen=True)
class Difference:
    """One cell, or with an empty column one row. `row` is the key in words, parts joined by
    blanks."""

    table: str
    row: str
    column: str
    coded: str
    reviewed: str
    agreed: str
    reason: str
    file: str
    line: int


def read_differences(project: Project) -> tuple[list[Difference], list[Problem]]:
    """The record; no file is an empty one."""
    path = project.review / FILE
    if not path.is_file():
        return [], []
    made, problems = read_statements(path, project.relative(path), KEY, COLUMNS)
    rows = [
        Difference(*(row[name] for name in COLUMNS), made.file, made.lines[key])
        for key, row in made.rows.items()
    ]
    return rows, problems


def check_differences(
    differences: Iterable[Difference],
    subjects: Iterable[Subject],
    stated: Mapping[str, Statements],
) -> list[Problem]:
    """Records that no longer say what the review states, or say too little."""
    known = {subject.name: subject for subject in subjects}
    rows = {
        name: {" ".join(key): row for key, row in made.rows.items()}
        for name, made in stated.items()
    }
    problems = []
    for item in differences:
        wrong = _wrong(item, known.get(item.table), rows.get(item.table, {}))
        if wrong:
            message = f"the difference on {item.row} of {item.table} {wrong}"
            remedy = "correct the record, or remove it where it no longer applies"
            problems.append(Problem("review-form", message, remedy, item.file, item.line))
    return problems


def _wrong(item: Difference, subject: Subject | None, rows: Mapping[str, dict]) -> str | None:
    if subject is None:
        return "names no table that is reviewed"
    if not item.reason:
        return "gives no reason"
    if item.coded == item.reviewed:
        return "is none: coded and reviewed are the same"
    if not item.column:
        there = PRESENT if item.row in rows else ABSENT
        return None if item.agreed == there else f"says {item.agreed!r}, but the row is {there}"
    if item.column not in subject.columns or item.row not in rows:
        return f"is about `{item.column}`, which the review of this row does not have"
    said = rows[item.row][item.column]
    return None if said == item.agreed else f"agrees on {item.agreed!r}; the review says {said!r}"
