"""Results as people read them in a terminal: a table that fits, or one row below the other.

Widths are those of the terminal: an accent adds nothing, a Chinese character takes two places.
Control characters, and marks that turn the direction of writing, are shown and not obeyed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

import wcwidth

from qantar.query.delimited import text
from qantar.query.result import Result

MISSING = "NULL"
_GAP = "  "
_LEAST = 8  # a column is not made narrower than this; what still does not fit is shown row by row
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def to_table(result: Result, width: int | None) -> str:
    """The rows in columns if they fit into `width` places, else one row below the other.

    `width` None is no limit, for output that goes to a file.
    """
    rows = [[_cell(value) for value in row] for row in result.rows]
    names = [_shown(name) for name in result.names]
    natural = [max(map(_width, column)) for column in zip(names, *rows, strict=True)]
    widths = _fitting(natural, width)
    if widths is None:
        return _row_by_row(names, rows, width or 0)
    lines = []
    for row in (names, *rows):
        cells = [_wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
        lines.append(_line(cells, widths, result.is_number))
    lines.insert(1, _GAP.join("─" * w for w in widths))
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    return MISSING if value is None else _shown(text(value))


def _shown(string: str) -> str:
    return "".join(_visible(character) for character in string.replace("\r\n", "\n"))


def _visible(character: str) -> str:
    if character == "\n":
        return character
    if character in _TURNING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def _width(string: str) -> int:
    return max(wcwidth.width(line) for line in string.split("\n"))


def _fitting(natural: Sequence[int], width: int | None) -> list[int] | None:
    """The widths of the columns: the widest give way first; None if they cannot fit."""
    if width is None:
        return list(natural)
    room = width - len(_GAP) * (len(natural) - 1)
    least = [min(w, _LEAST) for w in natural]
    if sum(least) > room:
        return None
    low, high = 0, max(natural)
    while low < high:  # the greatest limit at which all columns fit
        limit = (low + high + 1) // 2
        low, high = (limit, high) if _sum(natural, limit) <= room else (low, limit - 1)
    return [min(w, max(low, _LEAST)) for w in natural] if low >= _LEAST else least


def _sum(natural: Sequence[int], limit: int) -> int:
    return sum(min(w, limit) for w in natural)


def _wrap(string: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in string.split("\n"):
        if wcwidth.width(line) <= width:
            lines.append(line)
        else:
            lines += wcwidth.wrap(line, width) or [""]
    return lines


def _line(cells: Sequence[list[str]], widths: Sequence[int], right: Sequence[bool]) -> str:
    lines = []
    for i in range(max(map(len, cells))):
        parts = [cell[i] if i < len(cell) else "" for cell in cells]
        aligned = (
            wcwidth.rjust(part, w) if right[n] else wcwidth.ljust(part, w)
            for n, (part, w) in enumerate(zip(parts, widths, strict=True))
        )
        lines.append(_GAP.join(aligned).rstrip())
    return "\n".join(lines)


def _row_by_row(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Every row as a list of names and values; names take at most a third of the width."""
    left = min(max(map(_width, names)), max(width // 3, 1))
    right = max(width - left - len(_GAP), 1)
    lines = []
    for number, row in enumerate(rows, start=1):
        lines.append(f"── row {number} ".ljust(width, "─"))
        for name, cell in zip(names, row, strict=True):
            lines.append(
                _line([_wrap(name, left), _wrap(cell, right)], [left, right], [False, False])
            )
    return "\n".join(lines) + "\n" if lines else " ".join(names) + "\n"
