"""The reading of a numeral as a quantity: number, bound, interval and what is counted."""

import re
from dataclasses import dataclass, replace
from functools import cache

from qantar import languages
from qantar.reading.bounds import Bound, find_bound, interval, plain
from qantar.reading.digits import Number
from qantar.reading.layout import flatten, line_of
from qantar.reading.nouns import Noun, joins_next, noun_after, noun_before
from qantar.reading.numerals import classified
from qantar.reading.ranges import Range, spot_value
from qantar.reading.spotting import Spot


@dataclass(frozen=True)
class Quantity:
    """A quantity as the words next to its numeral give it.

    `value` is the printed number (None for vague words and ranges), `bound` the code of
    `figures.bound`, `lower` and `upper` the interval the words commit to (None is unbounded).
    `unit` is percent, km, times, … where the words name a measure, else None. Positions are
    Unicode code points of the untouched text; those of bound and noun are None where there is
    none. `noun_carried` says that the noun stands with another number of the sentence.
    """

    value: Number | None
    bound: str
    lower: Number | None
    upper: Number | None
    unit: str | None
    number_start: int
    number_end: int
    number_text: str
    bound_start: int | None
    bound_end: int | None
    bound_text: str
    noun_start: int | None
    noun_end: int | None
    noun: str
    noun_carried: bool
    disposition: str
    sure: float


@cache
def _units(language: str) -> tuple[tuple[re.Pattern, str, bool], ...]:
    return tuple(
        (re.compile(u["pattern"], re.IGNORECASE), u["unit"], u["continuous"])
        for u in languages.load(language, "numbers")["units"]
    )


def is_continuous(unit: str | None, language: str = "de") -> bool:
    """Whether a number of `unit` can be a fraction: percent, km, times and money can."""
    return unit == "times" or any(name == unit and yes for _, name, yes in _units(language))


def read_quantity(
    text: str, start: int, end: int, language: str = "de", unit: str | None = None
) -> Quantity:
    """The reading of the numeral at `text[start:end]`.

    `unit` is the coder's unit (persons, km, …); without it the unit comes from the noun.
    Raises ValueError if no numeral stands at exactly this span, naming those next to it.
    """
    flat = flatten(text)
    for index, (_, numeral) in enumerate(classified(text, language)):
        if numeral.start == start and numeral.end == end:
            return _read(text, flat, index, language, unit)
    near = [n.text for _, n in classified(text, language) if n.start < end and n.end > start]
    raise ValueError(
        f"line {line_of(text, start)}: {text[start:end]!r} is not a numeral of language "
        f"{language!r}"
        + (f"; the numeral here is {near[0]!r}" if near else "")
        + "; quote the bare numeral, or add the word to languages/"
        f"{language}/numbers.yaml"
    )


def read_quantities(text: str, language: str = "de") -> list[Quantity]:
    """The reading of every numeral of `text` that is taken for a figure, in order."""
    flat = flatten(text)
    return [
        _read(text, flat, index, language, None)
        for index, (_, numeral) in enumerate(classified(text, language))
        if numeral.disposition == "figure"
    ]


def _read(text: str, flat: str, index: int, language: str, unit: str | None) -> Quantity:
    spot, numeral = classified(text, language)[index]
    noun = _noun(text, flat, index, language)
    unit = unit or _unit(noun, spot, flat[max(0, numeral.start - 5) : numeral.start], language)
    bound = find_bound(flat, numeral.start, numeral.end, language, is_multiple=_is_multiple(spot))
    if isinstance(spot, Spot) and spot_value(spot, language) is None:
        bound = Bound()  # "unter Hunderten": a vague number takes no bound
    value, code, lower, upper = _reading(spot, bound, language, is_continuous(unit, language))
    return Quantity(
        value=value,
        bound=code,
        lower=lower,
        upper=upper,
        unit=unit,
        number_start=numeral.start,
        number_end=numeral.end,
        number_text=numeral.text,
        bound_start=bound.start,
        bound_end=bound.end,
        bound_text="" if bound.start is None else text[bound.start : bound.end],
        noun_start=noun.start if noun else None,
        noun_end=noun.end if noun else None,
        noun=noun.text if noun else "",
        noun_carried=bool(noun and noun.carried),
        disposition=numeral.disposition,
        sure=numeral.sure,
    )


def _reading(spot: Spot | Range, bound: Bound, language: str, continuous: bool):
    """(value, bound code, lower, upper) of a numeral with its bound words."""
    if isinstance(spot, Range):
        return None, "between", plain(spot.lower), plain(spot.upper)
    value = spot_value(spot, language, fraction_possible=continuous)
    if value is None:
        return None, "vague", spot.lower, None
    share = languages.load(language, "bounds")["about_share"]
    value = plain(value)
    return value, bound.code, *interval(bound.code, value, continuous, share)


def _is_multiple(spot: Spot | Range) -> bool:
    return isinstance(spot, Spot) and spot.kind == "multiple"


def _noun(text: str, flat: str, index: int, language: str) -> Noun | None:
    """The noun behind the number, or that of the next one ("von 60 auf 120 Tenge", "17 der 31
    Provinzen"), or one named before ("die Zahl der Toten stieg auf 225")."""
    numerals = classified(text, language)
    spot, numeral = numerals[index]
    if _is_multiple(spot):
        return None
    if noun := noun_after(flat, numeral.end, language):
        return noun
    following = numerals[index + 1][1] if index + 1 < len(numerals) else None
    if following and joins_next(flat, numeral.end, following.start, language):
        noun = noun_after(flat, following.end, language)
        return noun and replace(noun, carried=True)
    return noun_before(flat, numeral.start, language)


def _unit(noun: Noun | None, spot: Spot | Range, ahead: str, language: str) -> str | None:
    """The unit that the noun names, or a currency sign before the number."""
    if _is_multiple(spot):
        return "times"
    signs = languages.load(language, "numbers")["units_before"]
    if sign := next((s for s in signs if ahead.rstrip().endswith(s)), None):
        return signs[sign]
    if noun is None:
        return None
    return next((name for p, name, _ in _units(language) if p.fullmatch(noun.text)), None)
