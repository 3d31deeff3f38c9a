"""Where numerals stand in a text and what number each is, before asking what it means."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from qantar import languages
from qantar.reading.digits import Number, digit_pattern
from qantar.reading.layout import flatten
from qantar.reading.number_words import word_value

WORD = re.compile(r"[^\W\d_]+")
GAP = re.compile(r"[ \n-]\s*")
MAX_WORDS = 9  # "two hundred and thirty-four thousand five hundred and sixty"


@dataclass(frozen=True)
class Spot:
    """A numeral at `text[start:end]`.

    `kind` is digits, word, vague, quantifier, multiple or article. `value` is its number,
    `lower` the smallest number a vague word allows. `digits` is what stands before a scale
    ("2,2" in "2,2 Millionen"), read later when the unit is known. `suffix` is what the word
    glued to it makes of it (age, duration, …), or empty.
    """

    start: int
    end: int
    kind: str
    value: Number | None = None
    lower: int | None = None
    digits: str = ""
    scale: int = 1
    suffix: str = ""


@dataclass(frozen=True)
class _Grammar:
    vague: tuple[tuple[re.Pattern, int], ...]
    several_scale: re.Pattern
    half_scale: re.Pattern
    scale_after: re.Pattern
    fraction: re.Pattern
    glued_scale: re.Pattern
    scales: dict[str, int]
    fractions: dict[str, int]
    quantifiers: frozenset[str]
    not_within: re.Pattern
    articles: frozenset[str]
    multiples: tuple[tuple[re.Pattern, Number], ...]
    suffixes: tuple[tuple[re.Pattern, str], ...]
    multiple_suffix: re.Pattern


def _any(words) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def _grammar(language: str) -> _Grammar:
    data = languages.load(language, "numbers")
    compiled = lambda pattern: re.compile(pattern, re.IGNORECASE)  # noqa: E731
    scales = {form: s["value"] for s in data["scales"] for form in s["forms"]}
    vague_forms = [form for v in data["vague"] for form in v["forms"]]
    article, half = _any(data["articles"]), _any(data["half_words"])
    scale = _any(scales) + r"(?![^\W\d_])"
    several = _any(data["quantifiers"]["numerous_before_scale"])
    fractions = data["fractions"]
    return _Grammar(
        vague=tuple((compiled(_any(v["forms"]) + r"(?!\w)"), v["lower"]) for v in data["vague"]),
        several_scale=compiled(
            rf"(?:{article}\s+)?{several}\s+(?P<scale>{scale}|{_any(vague_forms)}(?!\w))"
        ),
        half_scale=compiled(
            rf"(?:(?:{article}\s+)?(?P<half>{half})\s+(?:{article}\s+)?|{article}\s+)?"
            rf"(?P<scale>{scale})"
        ),
        scale_after=compiled(rf"[ \u00a0\u202f\n-]\s*(?P<scale>{scale})"),
        fraction=compiled(rf"(?P<count>[^\W\d_]+)[ -]\s*(?P<part>{_any(fractions)})(?!\w)"),
        glued_scale=compiled(rf"(?P<scale>{_any(data['glued_scales']) if data['glued_scales'] else '(?!)'})(?!\w)"),
        scales=scales | data["glued_scales"],
        fractions=fractions,
        quantifiers=frozenset(data["quantifiers"]["forms"]),
        not_within=compiled(_any(data["quantifiers"]["not_within"] or ["(?!)"])),
        articles=frozenset(data["articles"]),
        multiples=tuple((compiled(m["pattern"]), m["value"]) for m in data["multiples"]),
        suffixes=tuple((compiled("-?(?:" + s["pattern"] + r")(?!\w)"), s["kind"])
                       for s in data["suffixes"]),
        multiple_suffix=compiled(r"-?(?:" + "|".join(data["multiple_suffixes"]) + r")(?!\w)"),
    )


@lru_cache(maxsize=32)
def spot_numerals(text: str, language: str) -> tuple[Spot, ...]:
    """Every numeral of `text`, articles included, in order and without overlap."""
    flat, grammar = flatten(text), _grammar(language)
    digits = digit_pattern(language)
    token = re.compile(rf"(?P<digits>{digits.pattern})|{WORD.pattern}")
    spots, position = [], 0
    while match := token.search(flat, position):
        if match.group("digits"):
            spot = _digits(flat, match, grammar)
        else:
            spot = _word(flat, match, grammar, language)
        spots += [spot] if spot else []
        position = max(match.end(), spot.end if spot else 0)
    return tuple(spots)


def _digits(flat: str, match: re.Match, grammar: _Grammar) -> Spot:
    spot = Spot(match.start(), match.end(), "digits", digits=match.group())
    if suffix := _suffix(flat, match.end(), grammar):
        return replace(spot, suffix=suffix)
    if multiple := grammar.multiple_suffix.match(flat, match.end()):
        return replace(spot, end=multiple.end(), kind="multiple")
    return _scaled(flat, spot, grammar)


def _scaled(flat: str, spot: Spot, grammar: _Grammar) -> Spot:
    glued = grammar.glued_scale.match(flat, spot.end) if spot.kind == "digits" else None
    if after := glued or grammar.scale_after.match(flat, spot.end):
        scale = grammar.scales[after.group("scale").lower()]
        value = None if spot.value is None else spot.value * scale
        return replace(spot, end=after.end(), value=value, scale=scale)
    return spot


def _suffix(flat: str, position: int, grammar: _Grammar) -> str:
    return next((kind for p, kind in grammar.suffixes if p.match(flat, position)), "")


def _word(flat: str, match: re.Match, grammar: _Grammar, language: str) -> Spot | None:
    start, word = match.start(), match.group().lower()
    for reader in (_vague, _fraction, _half_or_scale, _number_word, _glued, _multiple):
        if spot := reader(flat, start, grammar, language):
            return spot
    end = start + len(word)
    if word in grammar.quantifiers and not _within(flat, start, end, grammar.not_within):
        return Spot(start, end, "quantifier", lower=2)
    if word in grammar.articles:
        value = languages.load(language, "numbers")["article_value"]
        return Spot(start, end, "article", value=value)
    return None


def _within(flat: str, start: int, end: int, phrases: re.Pattern) -> bool:
    """Whether the word is part of a fixed phrase ("as many as"), which is no quantifier."""
    return any(
        m.start() <= start and end <= m.end()
        for m in phrases.finditer(flat, max(0, start - 20), end + 20)
    )


def _vague(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    if several := grammar.several_scale.match(flat, start):
        name = several.group("scale")
        floor = grammar.scales.get(name.lower()) or _vague_floor(name, grammar)
        return Spot(start, several.end(), "vague", lower=2 * floor)
    matches = [(m.end(), low) for p, low in grammar.vague if (m := p.match(flat, start))]
    if matches:
        end, lower = max(matches)
        return Spot(start, end, "vague", lower=lower)
    return None


def _vague_floor(name: str, grammar: _Grammar) -> int:
    return next(lower for pattern, lower in grammar.vague if pattern.fullmatch(name))


def _fraction(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    match = grammar.fraction.match(flat, start)
    if not match:
        return None
    count = match.group("count")
    value = 1 if count.lower() in grammar.articles else word_value(count, language)
    needed = languages.load(language, "numbers")["fraction_before"].get(match.group("part").lower())
    if value is None or (value == 1 and needed and not re.match(needed, flat[match.end() :])):
        return None
    return Spot(start, match.end(), "multiple",
                value=round(value / grammar.fractions[match.group("part").lower()], 4))


def _half_or_scale(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    match = grammar.half_scale.match(flat, start)
    if not match:
        return None
    factor = 0.5 if match.group("half") else 1
    value = factor * grammar.scales[match.group("scale").lower()]
    return Spot(start, match.end(), "word", value=int(value))


def _number_word(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    for end in reversed(_word_ends(flat, start, language)):
        printed = flat[start:end]
        value = word_value("-".join(re.findall(r"[^\W\d_]+", printed)), language)
        if value is not None:
            spot = Spot(start, end, "word", value=value)
            suffix = _suffix(flat, spot.end, grammar)
            return replace(spot, suffix=suffix) if suffix else _scaled(flat, spot, grammar)
    return None


def _word_ends(flat: str, start: int, language: str) -> list[int]:
    """Where a number word may end: after one word, or after any of several written apart."""
    ends = [WORD.match(flat, start).end()]
    if languages.load(language, "numbers")["written_together"]:
        return ends
    while len(ends) < MAX_WORDS and (gap := GAP.match(flat, ends[-1])):
        following = WORD.match(flat, gap.end())
        if not following:
            break
        ends.append(following.end())
    return ends


def _glued(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    """A number word with a suffix written onto it: "vierköpfig", "dreimal"."""
    end = WORD.match(flat, start).end()
    for cut in range(start + 2, end):
        part = flat[start:cut]
        value = word_value(part, language)
        if value is None and part.lower() in grammar.articles:
            value = languages.load(language, "numbers")["article_value"]
            if grammar.multiple_suffix.match(flat, cut):
                continue  # "einmal", "einfach" are adverbs
        if value is None:
            continue
        if suffix := _suffix(flat, cut, grammar):
            return Spot(start, cut, "word", value=value, suffix=suffix)
        if multiple := grammar.multiple_suffix.match(flat, cut):
            return Spot(start, multiple.end(), "multiple", value=value)
    return None


def _multiple(flat: str, start: int, grammar: _Grammar, language: str) -> Spot | None:
    word = WORD.match(flat, start).group()
    for pattern, value in grammar.multiples:
        if pattern.fullmatch(word):
            return Spot(start, start + len(word), "multiple", value=value)
    return None
