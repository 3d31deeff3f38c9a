"""The text as a reader sees it, position by position the same length as the text itself.

Table borders become spaces, so that a number and its noun stay neighbours across a line
break inside a table; a blank line or a heading becomes a barrier that no pattern crosses.
"""

import re
from functools import lru_cache

BARRIER = "\x01"
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.-]+@[\w.-]+\.\w+|(?<=[\]\s])/[^\s|]*\d[^\s|]*",
    re.IGNORECASE,
)

_ROW_END = re.compile(r"(?:[ \t]*\|)+[ \t]*(?=\r?\n|\Z)")
_ROW_START = re.compile(r"(?m)^[ \t]*\|(?:[ \t]*>)?(?=\s)")
_HEADING = re.compile(r"(?m)^[ \t]*(?:\|[ \t]*)?#{1,6}[ \t][^\n]*")
# a row with two filled cells is a table of data, not a text set in a table
_TABLE_ROW = re.compile(r"(?m)^[ \t]*\|[ \t]*[^|\s][^|\n]*\|[ \t]*[^|\s][^\n]*\|[ \t\r]*$")
_LINK_TEXT = re.compile(r"\[(?=[^\[\]]*\]\()|(?<=[^\[\]])\](?=\()")
_STRONG = re.compile(r"\*\*|__")
_LONGEST_WRAPPED_LINE = 200
_BLANK_LINE = re.compile(r"\n[ \t\r|>]*\n")


@lru_cache(maxsize=32)
def flatten(text: str) -> str:
    """`text` with borders, headings and blank lines replaced; `len` and offsets unchanged."""
    barriers = [i for m in _HEADING.finditer(text) for i in (m.start() - 1, m.end()) if i >= 0]
    barriers += [m.end() - 1 for m in _BLANK_LINE.finditer(text)]
    barriers += [m.end() for m in _TABLE_ROW.finditer(text)]
    if any(len(line) > _LONGEST_WRAPPED_LINE for line in text.split("\n")):
        # a line this long is a paragraph, so in this text every line is one
        barriers += [i for i, character in enumerate(text) if character == "\n"]
    flat = _LINK_TEXT.sub(_spaces, text)
    flat = _STRONG.sub(_spaces, _ROW_START.sub(_spaces, _ROW_END.sub(_spaces, flat)))
    characters = list(flat)
    for position in barriers:
        if position < len(characters) and characters[position].isspace():
            characters[position] = BARRIER
    return "".join(characters)


def _spaces(match: re.Match) -> str:
    return " " * len(match.group())


def line_of(text: str, position: int) -> int:
    """The line number (from 1) of a position, for messages."""
    return text.count("\n", 0, position) + 1
