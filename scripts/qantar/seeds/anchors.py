"""Where words stand in a document.

Positions are Unicode code points of the untouched text. For comparison alone, any run of white
space, with a table border (`|`, newline, `|`) inside it, counts as one space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(r"(?:\s|\|[ \t|]*\r?\n[ \t]*\|)+")


def fold(text: str) -> str:
    """The text as it is compared: gaps as single spaces, none at the ends."""
    return _GAP.sub(" ", text).strip(" ")


@dataclass(frozen=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def distance(self, other: Span) -> int:
        """0 where the spans touch or overlap, else the code points between them."""
        return max(0, other.start - self.end, self.start - other.end)


class Anchors:
    """Finds words in one document; built once per document."""

    def __init__(self, text: str) -> None:
        folded: list[str] = []
        self._origin: list[int] = []
        position = 0
        for gap in _GAP.finditer(text):
            folded.append(text[position : gap.start()])
            self._origin.extend(range(position, gap.start()))
            folded.append(" ")
            self._origin.append(gap.start())
            position = gap.end()
        folded.append(text[position:])
        self._origin.extend(range(position, len(text)))
        self._folded = "".join(folded)

    def find(self, words: str) -> list[Span]:
        """Every occurrence of the words, in order; overlapping ones included."""
        wanted = fold(words)
        spans: list[Span] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            spans.append(Span(self._origin[at], self._origin[last] + 1))
            at = self._folded.find(wanted, at + 1)
        return spans

    def find_word(self, words: str, within: Span) -> list[Span]:
        """Occurrences inside a span that are no part of a longer word or number, except the first
        part of a hyphenated word."""
        return self._matches(r"(?<!\w)(?<!\w-)(?<!\d[.,])%s(?!\w)(?![.,]\d)", words, within)

    def find_numeral(self, words: str, within: Span) -> list[Span]:
        """Occurrences of a numeral inside a span: as a word of its own, else as the first part of a
        longer one (`vierköpfig`, `15km`)."""
        alone = self.find_word(words, within)
        return alone or self._matches(r"(?<!\w)(?<!\d[.,])%s(?!\d)(?![.,]\d)", words, within)

    def _matches(self, form: str, words: str, within: Span) -> list[Span]:
        wanted, found = fold(words), []
        if not wanted:
            return found
        for match in re.finditer(form.replace("%s", re.escape(wanted)), self._folded):
            span = Span(self._origin[match.start()], self._origin[match.end() - 1] + 1)
            if within.start <= span.start and span.end <= within.end:
                found.append(span)
        return found

    def nearest(self, words: str, to: Span) -> Span | None:
        """The occurrence inside `to`, else the one nearest to it, the earlier one first."""
        return min(self.find(words), key=lambda s: (s.distance(to), s.start), default=None)
