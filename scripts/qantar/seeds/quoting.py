"""Positions of everything an entry quotes: the quote itself, its numeral, and the words nearby."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qantar.problems import Problem
from qantar.schemas.tableschema import Column, TableSchema
from qantar.seeds.anchors import Anchors, Span
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry

_COUNT = re.compile("[0-9]{1,6}")


@dataclass(frozen=True)
class Quoted:
    """An entry with the spans of its quoted texts, by the column of the text."""

    entry: Entry
    spans: dict[str, Span]


def anchor_entry(
    entry: Entry, schema: TableSchema, document: Document, anchors: Anchors
) -> tuple[Quoted, list[Problem]]:
    """Find every text column of the schema that has a span.

    The quote must occur, and once, unless `occurrence` says which one is meant; the numeral must
    stand in the quote, likewise with `number_occurrence`; other words are taken where they stand
    nearest to the quote.
    """
    spans: dict[str, Span] = {}
    problems: list[Problem] = []
    quote = _main_column(schema)
    found = anchors.find(entry.get(quote))
    span, problem = _choose(entry, quote, found, "occurrence", document.name)
    if span is None:
        return Quoted(entry, spans), [problem] if problem else []
    spans[quote] = span
    for column in schema.columns:
        words = entry.get(column.name)
        if not column.span or column.name == quote or not words:
            continue
        if column.name == "number_text":
            inside = anchors.find_numeral(words, span)
            at, problem = _choose(entry, column.name, inside, "number_occurrence", document.name)
        else:
            at = anchors.nearest(words, span)
            problem = None if at else _absent(entry, column.name, document.name)
        if at:
            spans[column.name] = at
        if problem:
            problems.append(problem)
    return Quoted(entry, spans), problems


def _main_column(schema: TableSchema) -> str:
    quoted: list[Column] = [column for column in schema.columns if column.span]
    return next((c.name for c in quoted if c.name == "quote"), quoted[0].name)


def span_cells(quoted: Quoted, schema: TableSchema, document: Document) -> dict[str, str]:
    """The published cells of the quoted texts: the document's own characters and where."""
    cells = {}
    for name, span in quoted.spans.items():
        start, end = schema.by_name[name].span
        cells[name] = document.text[span.start : span.end]
        cells[start], cells[end] = str(span.start), str(span.end)
    return cells


def _choose(
    entry: Entry, column: str, found: list[Span], key: str, document: str
) -> tuple[Span | None, Problem | None]:
    wanted = entry.extra.get(key)
    if wanted is not None and not _COUNT.fullmatch(str(wanted)):
        message = f"`{key}` is {wanted!r}; expected the number of the occurrence, from 1"
        return None, entry.problem("occurrence", message, "write a whole number", key)
    if not found:
        return None, _absent(entry, column, document)
    if wanted is not None:
        if 1 <= int(wanted) <= len(found):
            return found[int(wanted) - 1], None
        message = f"`{key}` is {wanted}, but the words stand {len(found)} times in {document}"
        return None, entry.problem("occurrence", message, f"write 1 to {len(found)}", key)
    if len(found) > 1:
        where = "the quote" if column == "number_text" else document
        message = f"`{column}` {entry.get(column)!r} stands {len(found)} times in {where}"
        remedy = f"quote more words, or say which is meant with {key}: 1 to {len(found)}"
        return None, entry.problem("ambiguous-quote", message, remedy, column)
    return found[0], None


def _absent(entry: Entry, column: str, document: str) -> Problem:
    where = "the quote" if column == "number_text" else document
    message = f"`{column}` {entry.get(column)!r} does not stand in {where}"
    remedy = "copy the words exactly as printed, with their quotation marks and misspellings"
    return entry.problem("quote-not-found", message, remedy, column)
