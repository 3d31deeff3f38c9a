"""The words of a claim as a page may show them: its sentence, the one before and the one after.

Never more: the documents remain their publishers'.
"""

from __future__ import annotations

from dataclasses import dataclass

from qantar.reading.layout import BARRIER, flatten
from qantar.seeds.anchors import fold
from qantar.suggest.sentences import sentence_at, split_sentences


@dataclass(frozen=True)
class Passage:
    """A quoted sentence in pieces: `before` and `after` are the neighbours, or empty; `mark` is the
    number, with `head` and `tail` the rest of the quoted sentence."""

    before: str
    head: str
    mark: str
    tail: str
    after: str


def passage(text: str, quote: tuple[int, int], number: tuple[int, int], language: str) -> Passage:
    """The passage around a quote. Positions are code points of the untouched text.

    Neighbours are of the same paragraph: a heading, caption or link is none.
    """
    sentences, flat = split_sentences(text, language), flatten(text)
    first, last = sentence_at(sentences, quote[0]), sentence_at(sentences, quote[1] - 1)
    start, end = min(sentences[first].start, quote[0]), max(sentences[last].end, quote[1])
    before = sentences[first - 1] if first else None
    after = sentences[last + 1] if last + 1 < len(sentences) else None
    if before and BARRIER in flat[before.end : start]:
        before = None
    if after and BARRIER in flat[end : after.start]:
        after = None
    return Passage(
        fold(text[before.start : before.end]) if before else "",
        _open(text[start : number[0]], left=False),
        text[number[0] : number[1]],
        _open(text[number[1] : end], left=True),
        fold(text[after.start : after.end]) if after else "",
    )


def _open(text: str, left: bool) -> str:
    """Folded, with a space kept at the side where the number stands."""
    folded = fold(text)
    touches = text[:1] if left else text[-1:]
    if folded and touches.isspace():
        return f" {folded}" if left else f"{folded} "
    return folded
