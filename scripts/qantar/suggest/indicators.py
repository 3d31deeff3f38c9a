"""Which indicator a number counts, from the predicate that belongs to it."""

import re
from itertools import pairwise

from qantar import languages
from qantar.reading import Quantity, is_continuous
from qantar.suggest.context import Context
from qantar.suggest.model import Guess
from qantar.suggest.registers import Match

COMMA, CONJUNCTION, NUMBER, BEFORE, OTHER_UNIT = 25, 40, 12, 8, 300
LONGEST_ITEM, LONGEST_JOINT = 5, 4  # words


def guess_indicator(context: Context, quantity: Quantity, whole: Guess | None) -> Guess:
    """The indicator whose word stands nearest, counting clause borders as distance.

    `whole` is the guess for the number this one is a part of: without a word of its own, a part
    counts what its whole counts.
    """
    candidates = [
        m
        for m in context.indicators
        if _fits_unit(context, quantity, m.code)
        and (_own_noun(quantity, m) or _reaches(context, quantity, m))
    ]
    own = [m for m in candidates if _own_noun(quantity, m)]
    if own:
        return Guess(own[0].code, 0.95, "the counted noun says so")
    ranked = sorted((_distance(context, quantity, m), m.start, m.code) for m in candidates)
    if whole is not None and whole.value and not (ranked and ranked[0][0] < COMMA):
        return Guess(whole.value, 0.85 * whole.sure, "part of a number that counts this")
    if not ranked:
        return Guess(None, 0.0, "no word of the register in the sentence")
    distance, _, code = ranked[0]
    sure = 0.92 if distance < COMMA else 0.8 if distance < 2 * CONJUNCTION else 0.65
    return Guess(code, sure if distance < OTHER_UNIT else 0.2, "nearest predicate of the sentence")


def _fits_unit(context: Context, quantity: Quantity, code: str) -> bool:
    unit = context.registers.rows["indicators"][code].get("unit")
    if is_continuous(quantity.unit, context.language):
        return unit == quantity.unit
    return not is_continuous(unit, context.language)


def _own_noun(quantity: Quantity, match: Match) -> bool:
    """The word stands between the number and its noun, or is that noun."""
    if quantity.noun_start is None:
        return False
    if quantity.noun_carried:
        return match.start == quantity.noun_start
    return quantity.number_end <= match.start and match.end <= quantity.noun_end


def _reaches(context: Context, quantity: Quantity, match: Match) -> bool:
    """Whether the number can belong to the predicate at all.

    Across other numbers only along a list ("120 Geschäfte, 100 Büros geplündert"); back over a
    clause border only if no predicate of its own can stand behind the number.
    """
    flat = context.flat
    named = any(_own_noun(q, match) for q in context.quantities if q is not quantity)
    if match.start < quantity.number_start:
        between = flat[match.end : quantity.number_start]
        if any(mark in between for mark in ";:–"):
            return False
        joints = context.claims["conjunctions"]
        if "," not in between and not any(word in joints for word in between.split()):
            return True
        if named:  # "59 Tote, 30 Geschäfte"
            return False
        if _has_attribute(context, quantity):
            return False
        behind = flat[quantity.noun_end or quantity.number_end : context.right_limit(quantity)]
        item = re.findall(r"[^\W\d_]+", re.split(r"[,;:–]", behind)[0])
        return len(item) <= LONGEST_ITEM and not any(_is_verb(word, context) for word in item)
    if named:
        return False
    if any(mark in flat[quantity.number_end : match.start] for mark in ";:"):
        return False
    chain = [q for q in context.quantities if quantity.number_start <= q.number_start < match.start]
    return all(_joined(flat, one, two, context.claims) for one, two in pairwise(chain))


def _has_attribute(context: Context, quantity: Quantity) -> bool:
    """ "sieben verwüstete Ämter": what happened to them stands before the noun."""
    words = re.findall(r"[^\W\d_]+", context.flat[quantity.number_end : quantity.noun_start or 0])
    participle = rf"(?:{context.claims['own_predicate']})(?:{context.claims['inflection']})?"
    return any(re.fullmatch(participle, word) for word in words)


def _is_verb(word: str, context: Context) -> bool:
    """Whether a word behind a number is a predicate of its own; in a language with capitalised
    nouns any small word that is not known to join or place."""
    claims = context.claims
    if word in claims["auxiliaries"] or re.fullmatch(claims["own_predicate"], word):
        return True
    nouns_have_capitals = languages.load(context.language, "nouns")["capitalised"]
    return nouns_have_capitals and word[0].islower() and word not in claims["list_words"]


def _joined(flat: str, one: Quantity, two: Quantity, claims: dict) -> bool:
    """Whether two numbers are items of one list: little but "und" or "darunter" between."""
    first = max(one.number_end, one.noun_end or 0) if not one.noun_carried else one.number_end
    gap = flat[first : two.number_start if two.bound_start is None else two.bound_start]
    words = re.findall(r"[^\W\d_]+", gap)
    if any(mark in gap for mark in ";:–.") or len(words) > LONGEST_JOINT:
        return False
    return all(word in claims["list_words"] or word[0].isupper() for word in words)


def _distance(context: Context, quantity: Quantity, match: Match) -> float:
    flat = context.flat
    if match.start >= quantity.number_end:
        start = max(quantity.number_end, min(quantity.noun_end or 0, match.start))
        between, penalty = flat[start : match.start], 0.0
    else:
        between, penalty = flat[match.end : quantity.number_start], BEFORE
    first, last = sorted((quantity.number_start, match.start))
    crossed = sum(first < q.number_start < last for q in context.quantities)
    penalty += NUMBER * crossed
    penalty += COMMA * sum(between.count(mark) for mark in ",;:–(")
    joints = context.claims["conjunctions"]
    penalty += CONJUNCTION * sum(word in joints for word in between.split())
    penalty += OTHER_UNIT * _other_kind(context, quantity, match.code)
    return len(between) / 4 + penalty


def _other_kind(context: Context, quantity: Quantity, code: str) -> bool:
    """Whether the indicator counts another kind of thing than the noun names."""
    unit = context.registers.rows["indicators"][code].get("unit")
    facets = {row.get("facet") for row in context.registers.rows["populations"].values()}
    named = [
        context.registers.rows["populations"][m.code].get("facet")
        for m in context.populations
        if quantity.noun_start is not None and m.start <= quantity.noun_start < m.end
    ]
    units = {row.get("unit") for row in context.registers.rows["indicators"].values()}
    comparable = [facet for facet in named if facet in units]
    return bool(comparable) and unit in facets and unit not in comparable
