"""The place a count refers to."""

import re
from functools import cache

from qantar import languages
from qantar.reading import Quantity
from qantar.suggest.attribution import Attribution
from qantar.suggest.context import Context
from qantar.suggest.model import Guess
from qantar.suggest.registers import Match, Registers
from qantar.suggest.subsets import whole_of

NEAREST = 5  # later numbers whose part may take the place


@cache
def _patterns(language: str) -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    data = languages.load(language, "claims")
    preposition = data["place_prepositions"]
    article = data["place_articles"]
    name, leading = data["name_words"], data["unregistered_prepositions"]
    mainly = "|".join(map(re.escape, data["place_mainly"]))
    return (
        re.compile(
            rf"(?<!\w)(?:{preposition})\s+(?:(?:{article})\s+(?:[^\W\d_]+\s+){{0,5}}|[^\W\d_]+\s+)?$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?i:{leading})\s+(?P<name>{name}(?: {name})?)"),
        re.compile(rf"(?:{mainly})\s+$", re.IGNORECASE),
    )


def stated_places(context: Context) -> list[Match]:
    """Registered places of the sentence that stand behind a preposition of place."""
    preposition, _, _ = _patterns(context.language)
    stated = [m for m in context.places if preposition.search(_ahead(context, m.start))]
    wholes = {w for m in stated for w in _wholes(context.registers, m.code)}
    return [m for m in stated if m.code not in wholes]


def _wholes(registers: Registers, place: str) -> set[str]:
    """Every place that holds `place`: "in Almaty, der größten Stadt in Kasachstan" is Almaty."""
    found: set[str] = set()
    while (place := registers.rows["places"].get(place, {}).get("part_of")) and place not in found:
        found.add(place)
    return found


def _ahead(context: Context, start: int) -> str:
    return context.flat[max(context.sentence.start, start - 60) : start]


def guess_place(
    context: Context,
    quantity: Quantity,
    said: Attribution | None,
    carried: str | None,
) -> tuple[Guess, str]:
    """(place, basis). The nearest place of the sentence behind the number, else before it, else
    the place of the sentence before (`carried`), else the country the text is about.

    A place in the name of the speaker is the speaker's remit.
    """
    places = stated_places(context)
    behind = [m for m in places if quantity.number_end <= m.start < context.right_limit(quantity)]
    before = [m for m in places if m.end <= quantity.number_start]
    parts_follow = _parts_follow(context, quantity)
    elsewhere = [
        m
        for m in places
        if m.start >= context.right_limit(quantity) and (not parts_follow or _is_remit(m, said))
    ]
    _, _, mainly = _patterns(context.language)
    for found, sure in ((behind, 0.85), (before[::-1], 0.75), (elsewhere, 0.45)):
        if found:
            is_mainly = mainly.search(_ahead(context, found[0].start))
            basis = "remit" if _is_remit(found[0], said) else "stated"
            basis = "mainly" if is_mainly else basis
            return Guess(found[0].code, sure, "named in the sentence"), basis
    if carried:
        return Guess(carried, 0.55, "the place of the sentence before"), "carried"
    if context.frame:
        return Guess(context.frame, 0.5, "the country the text speaks of most"), "carried"
    return Guess(None, 0.0, "no place of the register is named"), ""


def _is_remit(place: Match, said: Attribution | None) -> bool:
    return said is not None and said.start <= place.start < said.end


def _parts_follow(context: Context, quantity: Quantity) -> bool:
    """Whether a later number is a part of an earlier one: the place behind it is the part's."""
    later = [q for q in context.quantities if q.number_start > quantity.number_start]
    return any(whole_of(context, q) for q in later[:NEAREST])


def unregistered_place(context: Context) -> tuple[str, int, int] | None:
    """(name, start, end) of a place of the sentence that no register knows, if there is one."""
    _, named, _ = _patterns(context.language)
    sentence = context.flat[context.sentence.start : context.sentence.end]
    known = [(m.start, m.end) for m in (*context.places, *context.actors)]
    for match in named.finditer(sentence):
        first = context.sentence.start + match.start("name")
        last = first + len(match.group("name"))
        word = match.group("name").split()[0]
        if word in context.claims["not_places"]:
            continue
        if re.search(rf"(?:{context.claims['not_place_endings']})$", word):
            continue
        if not any(start < last and first < end for start, end in known):
            return match.group("name"), first, last
    return None


def main_country(flat: str, registers: Registers) -> str | None:
    """The place without a whole that most of the text's places lead up to."""
    counts: dict[str, int] = {}
    for match in registers.lexicons["places"].find(flat):
        root = registers.root("places", match.code)
        counts[root] = counts.get(root, 0) + 1
    return min(counts, key=lambda place: (-counts[place], place), default=None)
