"""How far the reviewer, before seeing the coding, stated what the coding says.

Per cent, and Krippendorff's alpha (nominal) as for the two readings. Columns on which a difference
is recorded, and those of the tables that were judged anew cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qantar.doublecoding.agreement import alpha
from qantar.review.differences import ABSENT, PRESENT, Difference
from qantar.review.subjects import Subject

HEAD = (
    "| reviewed | column | n | agreed | per cent | alpha |\n"
    "| --- | --- | ---: | ---: | ---: | ---: |\n"
)


def review_agreement(subjects: Iterable[Subject], differences: Iterable[Difference]) -> str:
    """The agreement as a Markdown table; a column of dashes stands for whole rows, found or not."""
    differences = list(differences)
    lines = []
    for subject in subjects:
        own = [item for item in differences if item.table == subject.name]
        for column in subject.judged:
            about = {item.row: item for item in own if item.column == column}
            lines.append(_line(subject.name, f"`{column}`", list(_pairs(subject, column, about))))
        whole = [item for item in own if not item.column]
        if whole:
            lines.append(_rows(subject, whole))
    return HEAD + "".join(lines)


def _pairs(
    subject: Subject, column: str, about: dict[str, Difference]
) -> Iterator[tuple[str, str]]:
    for key, row in subject.rows.items():
        item = about.get(" ".join(key))
        yield (item.coded, item.reviewed) if item else (row[column], row[column])


def _line(name: str, column: str, pairs: list[tuple[str, str]]) -> str:
    agreed = sum(a == b for a, b in pairs)
    value = alpha(pairs, "nominal")
    shown = "–" if value is None else f"{value:.3f}"
    percent = f"{100 * agreed / len(pairs):.1f}" if pairs else "–"
    return f"| {name} | {column} | {len(pairs)} | {agreed} | {percent} | {shown} |\n"


def _rows(subject: Subject, whole: list[Difference]) -> str:
    """Rows that either of the two has, and how many both have."""
    coded = {item.row for item in whole if item.coded == PRESENT}
    reviewed = {item.row for item in whole if item.reviewed == PRESENT}
    now = {" ".join(key) for key in subject.rows}
    both = len(now - {item.row for item in whole if ABSENT in (item.coded, item.reviewed)})
    either = both + len(coded | reviewed)
    return f"| {subject.name} | – | {either} | {both} | {100 * both / either:.1f} | – |\n"
