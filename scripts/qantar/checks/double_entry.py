"""Two readings of every number and date: the coder's, and the program's from the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from qantar.problems import Problem
from qantar.reading import find_dates, read_quantity, resolve
from qantar.seeds.documents import Document
from qantar.seeds.quoting import Quoted
from qantar.tables.cells import render


def read_numbers(
    figures: Iterable[Quoted], documents: Mapping[str, Document]
) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The interval of every figure as the program reads it, by figure id, and every number or bound
    that the coder reads otherwise."""
    intervals: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for figure in figures:
        entry, where = figure.entry, figure.spans.get("number_text")
        if where is None:
            continue
        document = documents[entry.get("source_id")]
        unit = entry.get("unit") or None
        try:
            read = read_quantity(document.text, where.start, where.end, document.language, unit)
        except ValueError as error:
            remedy = "quote the bare numeral, whole and without its bound words, in number_text"
            problems.append(entry.problem("number", str(error), remedy, "number_text"))
            continue
        cells = {name: render(getattr(read, name)) for name in ("value", "bound", "lower", "upper")}
        for column in ("value", "bound"):
            if entry.get(column) != cells[column]:
                problems.append(_number_differs(figure, column, cells[column], document))
        intervals[entry.get("figure_id")] = {"lower": cells["lower"], "upper": cells["upper"]}
    return intervals, problems


def _number_differs(figure: Quoted, column: str, read: str, document: Document) -> Problem:
    entry, where = figure.entry, figure.spans["number_text"]
    message = (
        f"`{column}` of {entry.get('figure_id')} is {entry.get(column) or 'empty'!r}, but "
        f"{document.text[where.start : where.end]!r} in line {document.line(where.start)} of "
        f"{document.name} reads {read or 'empty'!r}"
    )
    remedy = "correct the coding; if the reading is wrong, correct languages/ and say so in a test"
    return entry.problem("number", message, remedy, column)


DATES = {
    "figures": ("as_of_text", "as_of_earliest", "as_of_latest"),
    "reports": ("date_text", "date_earliest", "date_latest"),
}


def check_dates(
    table: str,
    records: Iterable[Quoted],
    documents: Mapping[str, Document],
    published: Mapping[str, tuple[str, str]],
) -> list[Problem]:
    """Every coded interval of days that lies outside of what its words determine.

    Words that hold no date expression determine nothing. A window (*in den vergangenen 24 Stunden*)
    must begin at `since` for a figure; a beginning (*seit Anfang Januar*) bounds from below only.
    """
    text, first, last = DATES[table]
    problems: list[Problem] = []
    for record in records:
        entry = record.entry
        read = _read_days(entry.get(text), entry.get("source_id"), documents, published)
        coded = (entry.get("since") or entry.get(first), entry.get(last))
        if read is None or not all(coded) or coded == read:
            continue
        message = (
            f"{entry.get(text)!r} reads {read[0]} to {read[1]}, but `{first}` and `{last}` "
            f"are {coded[0]} and {coded[1]}"
        )
        remedy = "correct the dates, or quote the words from which they are read"
        problems.append(entry.problem("date", message, remedy, first))
    return problems


def _read_days(
    words: str,
    source_id: str,
    documents: Mapping[str, Document],
    published: Mapping[str, tuple[str, str]],
) -> tuple[str, str] | None:
    language = documents[source_id].language
    for expression in find_dates(words, language) if words else []:
        earliest, latest = (date.fromisoformat(day) for day in published[source_id])
        days = resolve(expression, earliest, latest)
        if days:
            return days[0].isoformat(), days[1].isoformat()
    return None
