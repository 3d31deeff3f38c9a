"""Ranges: two numerals that name one number between limits ("50 bis 60")."""

import re
from dataclasses import dataclass
from functools import cache

from qantar import languages
from qantar.reading.digits import Number, digits_value
from qantar.reading.layout import BARRIER
from qantar.reading.spotting import Spot


@dataclass(frozen=True)
class Range:
    """Two spots that are the limits of one number, lower first."""

    first: Spot
    last: Spot
    lower: Number
    upper: Number


@cache
def _joints(language: str) -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    data = languages.load(language, "bounds")["ranges"]
    return (
        re.compile(rf"-?\s?(?:{_listed(data['infix'])})\s?"),
        re.compile(rf"-?\s+(?:{_listed(data['prefix_infix'])})\s+"),
        re.compile(rf"(?<!\w){data['prefix']}\s+(?:{data['prefix_fillers']})?$", re.IGNORECASE),
    )


def _listed(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def spot_value(spot: Spot, language: str, fraction_possible: bool = True) -> Number | None:
    """The number of a spot; None for vague words and quantifiers."""
    if spot.digits:
        number = digits_value(spot.digits, language, fraction_possible=fraction_possible)
        scaled = number * spot.scale
        return round(scaled, 6) if isinstance(scaled, float) else scaled
    return spot.value


def join_range(first: Spot, last: Spot, flat: str, language: str) -> Range | None:
    """The range that two neighbouring numerals form, or None.

    "2 bis 3 Millionen" and "drei- bis viertausend" share the scale of the second number.
    """
    if first.kind not in ("digits", "word") or last.kind not in ("digits", "word"):
        return None
    infix, between, prefix = _joints(language)
    gap = flat[first.end : last.start]
    ahead = flat[max(0, first.start - 40) : first.start].rpartition(BARRIER)[2]
    if not (infix.fullmatch(gap) or (between.fullmatch(gap) and prefix.search(ahead))):
        return None
    low, high = spot_value(first, language), spot_value(last, language)
    if low is None or high is None:
        return None
    if first.scale == 1 and last.scale > 1 and low < high / last.scale:
        low *= last.scale
    elif gap.startswith("-") and first.kind == last.kind == "word":
        low *= _shared_scale(low, high)
    return Range(first, last, low, high) if low < high else None


def _shared_scale(low: Number, high: Number) -> int:
    """1000 in "drei- bis viertausend", 100 in "drei- bis vierhundert", else 1."""
    return next((s for s in (1000, 100) if low < 100 and high % s == 0 and low < high // s), 1)
