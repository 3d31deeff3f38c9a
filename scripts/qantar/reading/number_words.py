"""Number words, taken apart into the pieces that a language's data lists."""

import re
from functools import cache

from qantar import languages
from qantar.reading.digits import Number

HUNDRED, THOUSAND = 100, 1000


@cache
def word_value(word: str, language: str) -> Number | None:
    """The number a single written word stands for, or None if it is no number word.

    "zweitausendzweihundert" → 2200, "zweieinhalb" → 2.5, "twenty-one" → 21. Articles and
    vague words have no value here.
    """
    data = languages.load(language, "numbers")
    lowered = word.lower()
    if lowered in data["specials"]:
        return data["specials"][lowered]
    if lowered in data["articles"]:
        return None
    half = data.get("half_suffix")
    if half and lowered.endswith(half) and len(lowered) > len(half):
        whole = word_value(lowered.removesuffix(half), language)
        return None if whole is None else whole + 0.5
    pieces = _split(lowered, language)
    return None if pieces is None else evaluate(pieces, data["units_before_tens"])


@cache
def _piece_pattern(language: str) -> re.Pattern:
    data = languages.load(language, "numbers")
    names = sorted((*data["pieces"], data["joiner"]), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _split(word: str, language: str) -> tuple[int, ...] | None:
    """The values of the pieces a word consists of; None if anything is left over."""
    data = languages.load(language, "numbers")
    found, position = [], 0
    for match in _piece_pattern(language).finditer(word):
        if word[position : match.start()].strip("-"):
            return None
        found.append(match.group())
        position = match.end()
    joiner = data["joiner"]
    if word[position:].strip("-") or not found or joiner in (found[0], found[-1]):
        return None
    if not data["written_together"] and len(found) > 1 and "-" not in word:
        return None
    return tuple(data["pieces"][name] for name in found if name != joiner)


def evaluate(pieces: tuple[int, ...], units_before_tens: bool) -> int | None:
    """The number that a row of pieces makes, or None if they do not make one.

    (2, 1000, 2, 100) → 2200; (2, 3) → None.
    """
    total, group, last_scale = 0, [], None
    for piece in pieces:
        if piece < THOUSAND:
            group.append(piece)
            continue
        if last_scale is not None and piece >= last_scale:
            return None
        factor = _below_thousand(group, units_before_tens) if group else 1
        if factor is None:
            return None
        total, group, last_scale = total + factor * piece, [], piece
    rest = _below_thousand(group, units_before_tens) if group else 0
    return None if rest is None else total + rest


def _below_thousand(group: list[int], units_before_tens: bool) -> int | None:
    if HUNDRED in group:
        at = group.index(HUNDRED)
        factor = _below_hundred(group[:at], units_before_tens) if at else 1
        rest = _below_hundred(group[at + 1 :], units_before_tens) if group[at + 1 :] else 0
        return None if factor is None or rest is None else factor * HUNDRED + rest
    return _below_hundred(group, units_before_tens)


def _below_hundred(group: list[int], units_before_tens: bool) -> int | None:
    if len(group) == 1 and group[0] < HUNDRED:
        return group[0]
    if len(group) == 2:
        unit, ten = group if units_before_tens else reversed(group)
        if 0 < unit < 10 and 20 <= ten < HUNDRED:
            return unit + ten
    return None
