"""What is counted, read a second time from the words: a figure's indicator must be named by them.

The register gives each indicator its words by language. Two readers who both take the injured for
the killed are contradicted by *verletzt*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qantar.problems import Problem
from qantar.seeds.anchors import fold
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry, index, listing
from qantar.seeds.quoting import Quoted

BEFORE = 200  # code points before the quote, where the quote itself names nothing


def check_indicator_words(
    figures: Iterable[Quoted], indicators: Iterable[Entry], documents: Mapping[str, Document]
) -> list[Problem]:
    """Figures whose quote names other indicators of their unit and not theirs, or none at all and
    neither do the words before it. Languages for which an indicator has no words are passed over.
    """
    known = index(indicators, "indicator")
    problems: list[Problem] = []
    for figure in figures:
        entry, span = figure.entry, figure.spans.get("quote")
        document = documents[entry.get("source_id")]
        own = known.get(entry.get("indicator"))
        if span is None or own is None or not _words(own, document.language):
            continue
        alike = [e for e in known.values() if e.get("unit") == entry.get("unit")]
        quote = document.text[span.start : span.end]
        before = document.text[max(0, span.start - BEFORE) : span.start]
        named = _named(alike, quote, document) or _named(alike, before, document)
        if entry.get("indicator") not in named:
            problems.append(_unnamed(entry, named, document.line(span.start), document))
    return problems


def _named(indicators: Iterable[Entry], text: str, document: Document) -> list[str]:
    text = fold(text).lower()
    return [
        entry.get("indicator")
        for entry in indicators
        if any(word in text for word in _words(entry, document.language))
    ]


def _words(indicator: Entry, language: str) -> list[str]:
    words = indicator.extra.get("words")
    found = words.get(language) if isinstance(words, Mapping) else None
    return [str(word).lower() for word in found] if isinstance(found, list) else []


def _unnamed(entry: Entry, named: list[str], line: int, document: Document) -> Problem:
    says = f"the words name {listing(named)}" if named else "no words name it"
    message = (
        f"`indicator` of {entry.get('figure_id')} is {entry.get('indicator')}, but {says} "
        f"({document.name}, line {line})"
    )
    remedy = (
        "correct the coding, quote the words that say what is counted, or add their form to the "
        "`words` of the indicator in seeds/registers/indicators.yaml"
    )
    return entry.problem("indicator", message, remedy, "indicator")
