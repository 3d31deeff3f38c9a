"""Where numerals stand in a text and what number each is, before asking what it means."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from qantar import languages
from qantar.reading.digits import Number, digit_pattern
from qantar.reading.grammar import Grammar, grammar_of
from qantar.reading.layout import flatten
from qantar.reading.number_words import word_value

WORD = re.compile(r"[^\W\d_]+")
GAP = re.compile(r"[ \n-]\s*")
MAX_WORDS = 9  # "two hundred and thirty-four thousand five hundred and sixty"
LONGEST_WORD = 100  # letters; a longer run is no word of any list


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


@lru_cache(maxsize=32)
def spot_numerals(text: str, language: str) -> tuple[Spot, ...]:
    """Every numeral of `text`, articles included, in order and without overlap."""
    flat, grammar = flatten(text), grammar_of(language)
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


def _digits(flat: str, match: re.Match, grammar: Grammar) -> Spot:
    spot = Spot(match.start(), match.end(), "digits", digits=match.group())
    if suffix := _suffix(flat, match.end(), grammar):
        return replace(spot, suffix=suffix)
    if multiple := grammar.multiple_suffix.match(flat, match.end()):
        return replace(spot, end=multiple.end(), kind="multiple")
    return _scaled(flat, spot, grammar)


def _scaled(flat: str, spot: Spot, grammar: Grammar) -> Spot:
    glued = grammar.glued_scale.match(flat, spot.end) if spot.kind == "digits" else None
    if after := glued or grammar.scale_after.match(flat, spot.end):
        scale = grammar.scales[after.group("scale").lower()]
        value = None if spot.value is None else spot.value * scale
        return replace(spot, end=after.end(), value=value, scale=scale)
    return spot


def _suffix(flat: str, position: int, grammar: Grammar) -> str:
    return next((kind for p, kind in grammar.suffixes if p.match(flat, position)), "")


def _word(flat: str, match: re.Match, grammar: Grammar, language: str) -> Spot | None:
    start, word = match.start(), match.group().lower()
    if len(word) > LONGEST_WORD:
        return None
    for reader in (_vague, _fraction, _half_or_scale, _number_word, _glued, _multiple):
        if spot := reader(flat, start, grammar, language):
            return spot
    end = start + len(word)
    if word in grammar.quantifiers and not _within(flat, start, end, grammar.not_within):
        return Spot(start, end, "quantifier", lower=grammar.several)
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


def _vague(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
    if several := grammar.several_scale.match(flat, start):
        name = several.group("scale")
        floor = grammar.scales.get(name.lower()) or _vague_floor(name, grammar)
        return Spot(start, several.end(), "vague", lower=grammar.several * floor)
    matches = [(m.end(), low) for p, low in grammar.vague if (m := p.match(flat, start))]
    if matches:
        end, lower = max(matches)
        return Spot(start, end, "vague", lower=lower)
    return None


def _vague_floor(name: str, grammar: Grammar) -> int:
    return next(lower for pattern, lower in grammar.vague if pattern.fullmatch(name))


def _fraction(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
    match = grammar.fraction.match(flat, start)
    if not match:
        return None
    count = match.group("count")
    value = 1 if count.lower() in grammar.articles else word_value(count, language)
    needed = languages.load(language, "numbers")["fraction_before"].get(match.group("part").lower())
    if value is None or (value == 1 and needed and not re.match(needed, flat[match.end() :])):
        return None
    return Spot(
        start,
        match.end(),
        "multiple",
        value=round(value / grammar.fractions[match.group("part").lower()], 4),
    )


def _half_or_scale(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
    match = grammar.half_scale.match(flat, start)
    if not match:
        return None
    factor = 0.5 if match.group("half") else 1
    value = factor * grammar.scales[match.group("scale").lower()]
    return Spot(start, match.end(), "word", value=int(value))


def _number_word(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
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


def _glued(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
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


def _multiple(flat: str, start: int, grammar: Grammar, language: str) -> Spot | None:
    word = WORD.match(flat, start).group()
    for pattern, value in grammar.multiples:
        if pattern.fullmatch(word):
            return Spot(start, start + len(word), "multiple", value=value)
    return None
