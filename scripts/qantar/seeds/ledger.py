"""The coder's half of the ledger: `seeds/coding/numerals/SOURCE.yaml` says what each numeral is
that is no figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.anchors import Anchors, Span
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry, read_entry
from qantar.seeds.yamlfile import Mapping as YamlMapping
from qantar.seeds.yamlfile import Sequence, read_yaml

EXTRA = ("quote", "occurrence", "number_occurrence")


@dataclass(frozen=True)
class CodedNumeral:
    """One numeral as coded, and where it stands."""

    entry: Entry
    span: Span


def read_ledger(
    folder: Path,
    prefix: str,
    schema: TableSchema,
    documents: Mapping[str, Document],
    anchors: Mapping[str, Anchors],
    sources: Collection[str],
) -> tuple[dict[str, list[CodedNumeral]], list[Problem]]:
    """The coded numerals by source. Every source needs a file; numerals that cannot be found in
    their quote, and quotes that cannot be found in the document, are problems."""
    coded: dict[str, list[CodedNumeral]] = {}
    problems: list[Problem] = []
    for source_id, document in documents.items():
        name = f"{prefix}/{source_id}.yaml"
        entries, found = _read_file(folder / f"{source_id}.yaml", name, source_id, schema)
        problems += found
        coded[source_id] = []
        for entry in entries:
            span, problem = _anchor(entry, document, anchors[source_id])
            if span:
                coded[source_id].append(CodedNumeral(entry, span))
            else:
                problems.append(problem)
    for path in sorted(folder.glob("*")):
        if path.stem not in sources or path.suffix != ".yaml":
            remedy = "register the source, or remove the file"
            message = "no source has this name"
            problems.append(Problem("stray-file", message, remedy, f"{prefix}/{path.name}"))
    return coded, problems


def _read_file(
    path: Path, name: str, source_id: str, schema: TableSchema
) -> tuple[list[Entry], list[Problem]]:
    if not path.is_file():
        remedy = (
            "list every numeral that is no figure, with its disposition; `qantar suggest` helps"
        )
        return [], [Problem("file-missing", "the ledger of numerals is missing", remedy, name)]
    written, problems = read_yaml(path, name)
    if problems:
        return [], problems
    numerals = written.get("numerals") if isinstance(written, YamlMapping) else None
    if numerals is None and isinstance(written, YamlMapping):
        numerals = Sequence()
    if not isinstance(numerals, Sequence) or written.get("source") != source_id:
        message = f"expected `source: {source_id}` and a list `numerals`"
        remedy = "give the file the form of docs/METHOD.md, section 9"
        return [], [Problem("wrong-kind", message, remedy, name, getattr(written, "line", 1))]
    entries: list[Entry] = []
    for item in numerals:
        columns = schema.written_by_coder()
        entry, found = read_entry("numerals", item, columns, EXTRA, name, written.line)
        problems += found
        if entry:
            entries.append(entry)
    return entries, problems


def _anchor(
    entry: Entry, document: Document, anchors: Anchors
) -> tuple[Span | None, Problem | None]:
    quote, text = str(entry.extra.get("quote") or ""), entry.get("text")
    places = anchors.find(quote)
    place = _pick(places, entry.extra.get("occurrence"))
    if place is None:
        message = f"the quote {quote!r} stands {len(places)} times in {document.name}"
        remedy = "copy words that stand there once, or say which with occurrence: N"
        return None, entry.problem("quote-not-found", message, remedy, "quote")
    inside = _inside(document.text, text, place)
    span = _pick(inside, entry.extra.get("number_occurrence"))
    if span is None:
        message = f"the numeral {text!r} stands {len(inside)} times in its quote {quote!r}"
        remedy = "write it as printed, or say which with number_occurrence: N"
        return None, entry.problem("quote-not-found", message, remedy, "text")
    return span, None


def _inside(document: str, text: str, place: Span) -> list[Span]:
    starts = range(place.start, place.end - len(text) + 1) if text else ()
    return [Span(at, at + len(text)) for at in starts if document.startswith(text, at)]


def _pick(spans: Iterable[Span], wanted: object) -> Span | None:
    spans = list(spans)
    if wanted is None:
        return spans[0] if len(spans) == 1 else None
    number = int(str(wanted)) if re.fullmatch("[0-9]{1,6}", str(wanted)) else 0
    return spans[number - 1] if 1 <= number <= len(spans) else None
