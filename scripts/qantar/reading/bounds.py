"""Bound words next to a number, and the interval they commit the writer to."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from qantar import languages
from qantar.reading.digits import Number
from qantar.reading.layout import BARRIER

REACH = 90
_QUOTE = "[\"'„“”»«‚‘’(]?"


@dataclass(frozen=True)
class Bound:
    """A bound code and the words for it at `text[start:end]` (both None without words)."""

    code: str = "exact"
    start: int | None = None
    end: int | None = None


@cache
def _before(language: str, with_articles: bool) -> re.Pattern:
    data = languages.load(language, "bounds")
    # "mehr als die Hälfte", but "über die 970 Kilometer lange Grenze" bounds nothing
    fillers = "|".join(data["fillers"] + data["articles"] * with_articles)
    return re.compile(
        rf"(?<![\w-])(?P<words>{_alternatives(data['before'])})\s+"
        rf"{_QUOTE}(?:(?:{fillers})\s+){{0,2}}{_QUOTE}$",
        re.IGNORECASE,
    )


@cache
def _after(language: str) -> re.Pattern:
    data = languages.load(language, "bounds")
    return re.compile(
        rf"\s?(?:[^\W\d_]+\s)?(?P<words>{_alternatives(data['after'])})(?!\w)"
        r"(?!\s+\d)",  # "an 53 Orten mindestens 14.980": the bound of the next number
        re.IGNORECASE,
    )


def _alternatives(groups: list[dict]) -> str:
    """All words of the groups, longest first, each group's in a group named after its place."""
    words = [(word, f"g{n}") for n, group in enumerate(groups) for word in group["words"]]
    ordered = sorted(words, key=lambda pair: len(pair[0]), reverse=True)
    return "|".join(
        f"(?P<{name}_{i}>{word.replace(' ', chr(92) + 's+')})"
        for i, (word, name) in enumerate(ordered)
    )


def _code(match: re.Match, groups: list[dict]) -> str:
    name = next(n for n, v in match.groupdict().items() if v is not None and n != "words")
    return groups[int(name[1:].partition("_")[0])]["bound"]


def find_bound(
    flat: str, start: int, end: int, language: str, *, is_multiple: bool = False
) -> Bound:
    """The bound of the number at `flat[start:end]`: the words right before or right after it.

    A bound word belongs to the next number only: in "mehr als 200 Polizisten und 100
    Zivilisten" the 100 is exact. Before a multiple an article may stand between.
    """
    data = languages.load(language, "bounds")
    offset = max(0, start - REACH)
    before = flat[offset:start].rpartition(BARRIER)[2]
    offset = start - len(before)
    if (match := _before(language, is_multiple).search(before)) and not _is_preposition(
        match, before, data
    ):
        first, last = match.span("words")
        return Bound(_code(match, data["before"]), offset + first, offset + last)
    after = flat[end : end + REACH].partition(BARRIER)[0]
    if match := _after(language).match(after):
        first, last = match.span("words")
        return Bound(_code(match, data["after"]), end + first, end + last)
    return Bound()


def _is_preposition(match: re.Match, before: str, data: dict) -> bool:
    """Whether the same word is no bound here: "Berichte über 13 Tote"."""
    words, ahead = match.group("words"), before[: match.start("words")].rstrip()
    sentence = re.split(r"[.!?:]\s", ahead)[-1] if not re.search(r"[.!?:]$", ahead) else ""
    for rule in data["not_after"]:
        if words.lower() in rule["words"] and re.search(
            rf"(?:{rule['after']})$", sentence.strip(), re.IGNORECASE
        ):
            return True
    return False


def interval(
    bound: str, value: Number, continuous: bool, about_share: float
) -> tuple[Number | None, Number | None]:
    """(lower, upper) that a bound around `value` commits to; None is unbounded.

    Whole things (persons, vehicles) exclude the number itself by one; measures (km, percent,
    times) have no next number, so the interval closes at the value.
    """
    step = 0 if continuous or value != int(value) else 1
    if bound == "more_than":
        return value + step, None
    if bound == "at_least":
        return value, None
    if bound == "less_than":
        return None, value - step
    if bound == "at_most":
        return None, value
    if bound == "about":
        return _about(value, continuous, about_share)
    return value, value


def _about(value: Number, continuous: bool, share: float) -> tuple[Number, Number]:
    exact, part = Fraction(str(value)), Fraction(str(share))
    low, high = exact * (1 - part), exact * (1 + part)
    if continuous or value != int(value):
        return plain(float(low)), plain(float(high))
    return math.floor(low), math.ceil(high)


def plain(value: Number) -> Number:
    """A whole number as int."""
    return int(value) if value == int(value) else value
