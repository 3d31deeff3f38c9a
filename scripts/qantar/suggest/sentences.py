"""Sentences with their spans, found by pysbd and repaired where it breaks a date."""

import warnings
from dataclasses import dataclass
from functools import cache, lru_cache

from qantar.reading import find_dates
from qantar.reading.layout import BARRIER, flatten

LONGEST = 2000  # code points
ENDS = ".!?:…\"'”“’»«)]"


@dataclass(frozen=True)
class Sentence:
    """A sentence at `text[start:end]`, without white space at its ends."""

    start: int
    end: int


@cache
def _segmenter(language: str):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pysbd's patterns hold invalid escapes
        import pysbd

        return pysbd.Segmenter(language=language, clean=False)


@lru_cache(maxsize=16)
def split_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order. No sentence crosses a blank line or a heading.

    pysbd ends a sentence behind "5." in "am 5. Januar" now and then; a boundary inside a date
    or before a lower-case word is no boundary.
    """
    flat, offset = flatten(text), 0
    sentences: list[Sentence] = []
    for paragraph in flat.split(BARRIER):
        sentences += _paragraph(paragraph, offset, language)
        offset += len(paragraph) + 1
    dates = [(d.start, d.end) for d in find_dates(text, language)]
    return tuple(_repaired(sentences, flat, dates))


def _paragraph(paragraph: str, offset: int, language: str) -> list[Sentence]:
    line = paragraph.replace("\n", " ").replace("\r", " ")
    if not line.strip():
        return []
    found, position = [], 0
    for piece in _segmenter(language).segment(line):
        stripped = piece.strip()
        start = line.find(stripped, position)
        if not stripped or start < 0:  # pysbd rewrote a character: keep the rest whole
            continue
        found.append((start, start + len(stripped)))
        position = start + len(stripped)
    spans = [span for whole in _covering(found, line) for span in _cut(whole, line)]
    return [Sentence(offset + start, offset + end) for start, end in spans]


def _cut(span: tuple[int, int], line: str) -> list[tuple[int, int]]:
    """An overlong sentence, which is a list or a table without full stops, in pieces."""
    start, end = span
    pieces = []
    while end - start > LONGEST:
        space = line.rfind(" ", start + 1, start + LONGEST)
        if space < 0:
            break
        pieces.append((start, space))
        start = space + 1 + len(line[space + 1 : end]) - len(line[space + 1 : end].lstrip())
    return [*pieces, (start, end)]


def _covering(found: list[tuple[int, int]], line: str) -> list[tuple[int, int]]:
    """The spans widened so that no character that is not white space is lost."""
    covered, position = [], 0
    for index, (_, end) in enumerate(found):
        last = len(line.rstrip()) if index == len(found) - 1 else end
        gap = line[position:last]
        start = position + len(gap) - len(gap.lstrip())
        covered.append((start, last))
        position = last
    return covered or [(len(line) - len(line.lstrip()), len(line.rstrip()))]


def _repaired(sentences: list[Sentence], flat: str, dates: list[tuple[int, int]]) -> list[Sentence]:
    joined: list[Sentence] = []
    for sentence in sentences:
        if joined and _is_no_boundary(joined[-1], sentence, flat, dates):
            joined[-1] = Sentence(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _is_no_boundary(first: Sentence, second: Sentence, flat: str, dates) -> bool:
    if BARRIER in flat[first.end : second.start]:
        return False
    if first.end - first.start + second.end - second.start > LONGEST:
        return False
    if flat[first.end - 1] not in ENDS:  # pysbd takes "Am 5." for the time of day
        return True
    in_date = any(start < second.start < end for start, end in dates)
    return in_date or flat[second.start].islower() or flat[second.start] in ",;)"


def sentence_at(sentences: tuple[Sentence, ...], position: int) -> int:
    """The index of the sentence that holds `position` (the one before, in a gap)."""
    index = next((i for i, s in enumerate(sentences) if position < s.end), len(sentences) - 1)
    return max(index, 0)
