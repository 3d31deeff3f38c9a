"""The closed lists of a language, compiled: what can be a numeral besides digits."""

import re
from dataclasses import dataclass
from functools import cache

from qantar import languages
from qantar.reading.digits import Number


@dataclass(frozen=True)
class Grammar:
    """The closed lists of a language as patterns; see `spotting` for how they are tried."""

    vague: tuple[tuple[re.Pattern, int], ...]
    several_scale: re.Pattern
    half_scale: re.Pattern
    scale_after: re.Pattern
    fraction: re.Pattern
    glued_scale: re.Pattern
    scales: dict[str, int]
    fractions: dict[str, int]
    quantifiers: frozenset[str]
    several: int
    not_within: re.Pattern
    articles: frozenset[str]
    multiples: tuple[tuple[re.Pattern, Number], ...]
    suffixes: tuple[tuple[re.Pattern, str], ...]
    multiple_suffix: re.Pattern


def _any(words) -> str:
    """A pattern that matches any of the words, the longest first; none of none."""
    ordered = sorted(words, key=len, reverse=True)
    listed = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
    return f"(?:{listed or '(?!)'})"


def _compiled(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


@cache
def grammar_of(language: str) -> Grammar:
    """The patterns of `languages/<code>/numbers.yaml`, compiled once."""
    data = languages.load(language, "numbers")
    scales = {form: s["value"] for s in data["scales"] for form in s["forms"]}
    vague_forms = [form for v in data["vague"] for form in v["forms"]]
    article, half = _any(data["articles"]), _any(data["half_words"])
    scale = _any(scales) + r"(?![^\W\d_])"
    several = _any(data["quantifiers"]["numerous_before_scale"])
    fractions = data["fractions"]
    return Grammar(
        vague=tuple((_compiled(_any(v["forms"]) + r"(?!\w)"), v["lower"]) for v in data["vague"]),
        several_scale=_compiled(
            rf"(?:{article}\s+)?{several}\s+(?P<scale>{scale}|{_any(vague_forms)}(?!\w))"
        ),
        half_scale=_compiled(
            rf"(?:(?:{article}\s+)?(?P<half>{half})\s+(?:{article}\s+)?|{article}\s+)?"
            rf"(?P<scale>{scale})"
        ),
        scale_after=_compiled(rf"[ \u00a0\u202f\n-]\s*(?P<scale>{scale})"),
        fraction=_compiled(rf"(?P<count>[^\W\d_]+)[ -]\s*(?P<part>{_any(fractions)})(?!\w)"),
        glued_scale=_compiled(rf"(?P<scale>{_any(data['glued_scales'])})(?!\w)"),
        scales=scales | data["glued_scales"],
        fractions=fractions,
        several=data["quantifiers"]["lower"],
        quantifiers=frozenset(data["quantifiers"]["forms"]),
        not_within=_compiled(_any(data["quantifiers"]["not_within"])),
        articles=frozenset(data["articles"]),
        multiples=tuple((_compiled(m["pattern"]), m["value"]) for m in data["multiples"]),
        suffixes=tuple(
            (_compiled("-?(?:" + s["pattern"] + r")(?!\w)"), s["kind"]) for s in data["suffixes"]
        ),
        multiple_suffix=_compiled(r"-?(?:" + "|".join(data["multiple_suffixes"]) + r")(?!\w)"),
    )
