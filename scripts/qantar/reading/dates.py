"""Date expressions in a text, before they are set against a day of publication."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qantar import languages
from qantar.reading.date_patterns import date_patterns, date_words
from qantar.reading.digits import Number
from qantar.reading.layout import ADDRESS, flatten
from qantar.reading.number_words import word_value


@dataclass(frozen=True)
class DateExpression:
    """Words that name a time, at `text[start:end]`.

    `kind` says how they are resolved (date, month, weekday, week_part, last_span, …);
    `fields` holds what they name: day, month, year (each also with a 2 for the far end of a
    range), weekday, part (start, mid, end), offset in days, count, unit, as numbers or codes.
    """

    start: int
    end: int
    text: str
    kind: str
    fields: dict
    language: str = "de"


@lru_cache(maxsize=32)
def _found(text: str, language: str) -> tuple[DateExpression, ...]:
    flat = ADDRESS.sub(lambda m: " " * len(m.group()), flatten(text))
    candidates = [
        (_start(m), -m.end(), order, pattern, m)
        for order, pattern in enumerate(date_patterns(language))
        for m in pattern.regex.finditer(flat)
        if not pattern.bare_year or _is_year(flat, m, language)
    ]
    kept, reached = [], 0
    for start, negative_end, _, pattern, match in sorted(candidates, key=lambda c: c[:3]):
        if start < reached:
            continue
        fields, end = _fields(match, language), -negative_end
        if fields is None:
            continue
        kept.append(DateExpression(start, end, text[start:end], pattern.kind, fields, language))
        reached = end
    return tuple(kept)


def find_dates(text: str, language: str = "de") -> list[DateExpression]:
    """Every date expression of `text`, in order; where patterns overlap, the longest first one.

    Positions are Unicode code points of the untouched text. Raises UnknownLanguageError.
    """
    return list(_found(text, language))


def _start(match: re.Match) -> int:
    """Where the expression itself begins, behind a preposition captured as `lead`."""
    led = "lead" in match.re.groupindex and match.group("lead") is not None
    return match.end("lead") if led else match.start()


def _is_year(flat: str, match, language: str) -> bool:
    """Whether a bare number from 1900 to 2099 is a year and not a count."""
    data = languages.load(language, "dates")
    before, after = flat[max(0, match.start() - 40) : match.start()], flat[match.end() :]
    if re.match(rf"\s+(?:[a-zäöü]+e[nr]?\s+)?(?:{data['counted_nouns']})\b", after):
        return bool(re.search(rf"\b{data['year_sure']}\s+$", before))
    if re.search(rf"{data['bound_before']}\s+$", before):
        return False
    if re.match(rf"\s+{data['year_after']}\b", after):
        return True
    is_round = int(match.group()) % 10 == 0
    return not is_round or bool(re.search(rf"\b{data['year_before']}\s+$", before))


def _fields(match: re.Match, language: str) -> dict | None:
    """The captured words as numbers and codes; None if a word in them is no number."""
    words = date_words(language)
    fields: dict = {}
    for name, captured in match.groupdict().items():
        if captured is None or name == "lead":
            continue
        base, second = name.removesuffix("2"), "2" if name.endswith("2") else ""
        key, value = _field(base, captured, words, language)
        if value is None:
            return None
        fields[key if key == "offset" else key + second] = value
    return fields


def _field(name: str, captured: str, words, language: str) -> tuple[str, Number | str | None]:
    lowered = captured.lower()
    if name in ("month", "longmonth"):
        return "month", words.months.get(lowered)
    if name in ("monthnum", "day"):
        return name.removesuffix("num"), int(captured)
    if name in ("year", "plainyear", "anyyear"):
        return "year", int(captured)
    if name == "weekday":
        return "weekday", words.weekdays.get(lowered)
    if name == "season":
        return "season", words.seasons[lowered]
    if name == "part":
        return "part", next(part for part, p in words.parts if p.fullmatch(captured))
    if name.startswith("part_"):
        return "part", name.removeprefix("part_")
    if name.startswith("as_"):
        return "offset", words.relative_days[name.removeprefix("as_")]
    if name == "relday":
        return "offset", words.relative_days.get(lowered)
    if name == "count":
        number = int(captured) if captured.isdigit() else word_value(lowered, language)
        if number is None and lowered in languages.load(language, "numbers")["articles"]:
            number = 1
        return "count", number
    return "unit", words.units.get(lowered)
