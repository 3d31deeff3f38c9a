"""`qantar review TABLE`: what has not been reviewed yet, as a form to fill in."""

from __future__ import annotations

from qantar.project import Project
from qantar.review.statements import read_statements
from qantar.review.subjects import Subject
from qantar.tables.csvfile import to_csv


def form(project: Project, subject: Subject, everything: bool = False) -> bytes:
    """The rows that the review lacks as CSV: what a reviewer judges is left empty, what a reviewer
    confirms is filled in. With `everything` all rows, as for a review from the beginning."""
    path = project.review / f"{subject.name}.csv"
    known = {}
    if path.is_file() and not everything:
        made, _ = read_statements(path, path.name, subject.key, subject.columns)
        known = made.rows
    rows = [
        {name: "" if name in subject.judged else cell for name, cell in row.items()}
        for key, row in sorted(subject.rows.items())
        if key not in known
    ]
    return to_csv(subject.columns, rows)
