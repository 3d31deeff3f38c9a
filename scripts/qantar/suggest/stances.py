"""How far the text stands behind a number: asserted, attributed, hedged, rumour, doubted."""

import re
from dataclasses import dataclass

from qantar.reading import Quantity
from qantar.suggest.attribution import Attribution
from qantar.suggest.context import Context

REACH = 90


@dataclass(frozen=True)
class Stance:
    """A stance code and the words that show it (positions None if it is plain)."""

    code: str
    start: int | None
    end: int | None
    sure: float
    reason: str


def stance_of(
    context: Context, quantity: Quantity, said: Attribution | None, before: Attribution | None
) -> tuple[Stance, Attribution | None]:
    """The stance of the sentence's numbers and the attribution that goes with it.

    "sollen" after a named speaker (`before`, of the sentence before) is that speaker's, without
    one it is rumour. Otherwise a sentence without an attribution is the text's own voice.
    """
    for code in ("doubted", "rumour", "hedged"):
        found = _words(context, context.claims[code])
        if found and _near(found, quantity):
            return Stance(code, *found, 0.7, "a word of the sentence says so"), said
    if found := _words(context, context.claims["reported"]):
        if said is None and before is not None and before.speaker:
            return Stance("attributed", *found, 0.6, "reported speech after a speaker"), before
        if said is None:
            return Stance("rumour", *found, 0.7, "reported speech without a speaker"), None
    if said is None and (found := _pronoun(context)):
        return Stance("attributed", *found, 0.6, "a pronoun says it"), before
    if said is not None:
        return Stance("attributed", None, None, said.sure, "the sentence names who says it"), said
    return Stance("asserted", None, None, 0.75, "nothing leaves it to others"), None


def _pronoun(context: Context) -> tuple[int, int] | None:
    """The pronoun that is the subject of a verb of saying."""
    passage = context.flat[context.sentence.start : context.sentence.end]
    match = re.search(context.claims["pronoun_speaker"], passage)
    if not match:
        return None
    return context.sentence.start + match.start(), context.sentence.start + match.end()


def _near(found: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a word stands close enough to the number to be about it."""
    return max(quantity.number_start - found[1], found[0] - quantity.number_end) <= REACH


def _words(context: Context, words: list[str]) -> tuple[int, int] | None:
    alternatives = "|".join(re.escape(word) for word in words)
    passage = context.flat[context.sentence.start : context.sentence.end]
    match = re.search(rf"(?<!\w)(?:{alternatives})(?!\w)", passage, re.IGNORECASE)
    if not match:
        return None
    return context.sentence.start + match.start(), context.sentence.start + match.end()
