"""The date patterns of a language, compiled from its data.

A pattern is written with slots in braces. Slots the program fills itself: {day}, {month},
{monthnum}, {year}, {anyyear}, {weekday}, {part}, {season}, {relday}, {count}, {unit}, each with a
number behind it where a pattern needs a second one ({day2}). The language adds its own
under `fragments`.
"""

import re
from dataclasses import dataclass
from functools import cache

from qantar import languages

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
ANY_YEAR = r"(?:(?:19|20)\d\d|\d\d)"


@dataclass(frozen=True)
class DatePattern:
    kind: str
    regex: re.Pattern
    bare_year: bool


@dataclass(frozen=True)
class DateWords:
    """What the captured words of a date stand for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    relative_days: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: tuple[tuple[str, re.Pattern], ...]


@cache
def date_words(language: str) -> DateWords:
    data = languages.load(language, "dates")
    return DateWords(
        months={form.lower(): n for n, forms in data["months"].items() for form in forms},
        weekdays={form.lower(): n for n, forms in data["weekdays"].items() for form in forms},
        relative_days=data["relative_days"],
        units={form.lower(): unit for unit, forms in data["units"].items() for form in forms},
        seasons={f.lower(): season for season, fs in data["seasons"].items() for f in fs},
        parts=tuple((part, re.compile("|".join(words))) for part, words in data["parts"].items()),
    )


@cache
def date_patterns(language: str) -> tuple[DatePattern, ...]:
    data = languages.load(language, "dates")
    return tuple(
        DatePattern(p["kind"], _compile(p["pattern"], language), "{plainyear}" in p["pattern"])
        for p in data["patterns"]
    )


def _compile(template: str, language: str) -> re.Pattern:
    slots = _slots(language)
    spaced = template.replace(" ", r"\s+")
    filled = re.sub(r"\{([a-z]+)(2?)\}", lambda m: _slot(slots, m), spaced)
    return re.compile(rf"(?<![\w.,])(?:{filled})(?![\w])(?![.,]\d)")


def _slot(slots: dict[str, str], match: re.Match) -> str:
    name, second = match.groups()
    if name not in slots:
        raise ValueError(f"languages/*/dates.yaml: unknown slot {{{name}}} in a date pattern")
    pattern = slots[name]
    return pattern if pattern.startswith("(?:") else f"(?P<{name}{second}>{pattern[1:-1]})"


@cache
def _slots(language: str) -> dict[str, str]:
    """Slot name → pattern; those to be captured stand in plain parentheses."""
    data = languages.load(language, "dates")
    words = date_words(language)
    months = [form for forms in data["months"].values() for form in forms]
    capture = {
        "day": DAY,
        "month": _listed(months),
        "longmonth": _listed(m for m in months if len(m) > 3 and not m.endswith(".")),
        "monthnum": MONTH_NUMBER,
        "year": YEAR,
        "plainyear": YEAR,
        "anyyear": ANY_YEAR,
        "weekday": _listed(form for forms in data["weekdays"].values() for form in forms),
        "part": "|".join(w for forms in data["parts"].values() for w in forms),
        "relday": "|".join(_either_case(w) for w in words.relative_days),
        "count": r"\d+|[^\W\d_]+",
        "season": _listed(form for forms in data["seasons"].values() for form in forms),
        "unit": _listed(form for forms in data["units"].values() for form in forms),
    }
    return {name: f"({pattern})" for name, pattern in capture.items()} | {
        name: f"(?:{pattern})" for name, pattern in data["fragments"].items()
    }


def _listed(forms) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def _either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
