"""The ledger: every numeral of every document has exactly one row.

The program finds the numerals; a coder says what each is, as a figure or in the coded ledger. What
only one of them has, or what they take for different things without a reason, is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qantar.problems import Problem
from qantar.reading import Numeral, find_numerals
from qantar.seeds.anchors import Span
from qantar.seeds.documents import Document
from qantar.seeds.ledger import CodedNumeral

Figures = Mapping[Span, str]  # figure ids by the span of their numeral


def ledger_rows(
    document: Document, figures: Figures, coded: Iterable[CodedNumeral]
) -> tuple[list[tuple[dict[str, str], CodedNumeral | None]], list[Problem]]:
    """Rows of the table `numerals` for one document, each with what a coder wrote about it."""
    rows: list[tuple[dict[str, str], CodedNumeral | None]] = []
    problems: list[Problem] = []
    by_span: dict[Span, CodedNumeral] = {}
    for item in coded:
        if item.span in by_span or item.span in figures:
            problems.append(_twice(item, document))
        by_span.setdefault(item.span, item)
    found = _found(document, figures)
    for span, numeral in sorted(found.items(), key=lambda pair: pair[0].start):
        item = by_span.pop(span, None)
        if span in figures:
            rows.append((_row(document, span, "figure", figure_id=figures[span]), None))
        elif item is None:
            problems.append(_unaccounted(numeral, document))
        else:
            problems += _check(item, numeral, document)
            disposition, note = item.entry.get("disposition"), item.entry.get("note")
            rows.append((_row(document, span, disposition, note=note), item))
    problems += [_no_numeral(item, document) for item in by_span.values()]
    return rows, problems


def _found(document: Document, figures: Figures) -> dict[Span, Numeral]:
    """The numerals of a document; articles only where a figure counts with them."""
    numerals = find_numerals(document.text, document.language, articles=True)
    spans = {Span(n.start, n.end): n for n in numerals}
    return {s: n for s, n in spans.items() if n.disposition != "article" or s in figures}


def _row(document: Document, span: Span, disposition: str, **more: str) -> dict[str, str]:
    return {
        "source_id": document.source_id,
        "char_start": str(span.start),
        "char_end": str(span.end),
        "text": document.text[span.start : span.end],
        "disposition": disposition,
        **more,
    }


def _check(item: CodedNumeral, numeral: Numeral, document: Document) -> list[Problem]:
    entry = item.entry
    if entry.get("disposition") == "figure":
        message = f"{numeral.text!r} is called a figure, but no figure has this numeral"
        return [entry.problem("ledger", message, "code the figure, or correct it", "disposition")]
    if entry.get("disposition") == numeral.disposition or entry.get("note"):
        return []
    message = (
        f"{numeral.text!r} in line {document.line(numeral.start)} of {document.name} is coded as "
        f"{entry.get('disposition')}, but reads as {numeral.disposition} ({numeral.reason})"
    )
    remedy = "correct the coding, or say in `note` why it is right"
    return [entry.problem("ledger", message, remedy, "disposition")]


def _unaccounted(numeral: Numeral, document: Document) -> Problem:
    return Problem(
        "ledger",
        f"the numeral {numeral.text!r} has no row; it reads as {numeral.disposition}",
        "code it as a figure, or say what it is in the ledger under seeds/coding/numerals/",
        f"seeds/documents/{document.name}",
        document.line(numeral.start),
        value=numeral.text,
        document=document.name,
    )


def _no_numeral(item: CodedNumeral, document: Document) -> Problem:
    text = item.entry.get("text")
    message = f"{text!r} at {item.span.start} of {document.name} is no numeral the program knows"
    remedy = "remove it, or add the word to the closed lists of the language"
    return item.entry.problem("ledger", message, remedy, "text")


def _twice(item: CodedNumeral, document: Document) -> Problem:
    text = item.entry.get("text")
    message = f"the numeral {text!r} at {item.span.start} of {document.name} has a row already"
    return item.entry.problem("ledger", message, "remove one of the two", "text")
