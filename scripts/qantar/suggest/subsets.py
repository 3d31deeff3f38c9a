"""Words that make a number part of another one: "darunter", "davon", "of whom"."""

import re
from functools import cache

from qantar import languages
from qantar.reading import Quantity
from qantar.suggest.context import Context

REACH = 60


@cache
def _patterns(language: str) -> tuple[re.Pattern, re.Pattern]:
    data = languages.load(language, "nouns")["subset"]
    bridge = r"(?:\s+[^\W\d_]+){0,3}\s*$"
    before = "|".join(data["before"])
    after = "|".join(data["after"])
    return (
        re.compile(rf"(?<!\w)(?P<marker>{before}){bridge}", re.IGNORECASE),
        re.compile(rf"\s+(?P<marker>{after})(?!\w)", re.IGNORECASE),
    )


def whole_of(context: Context, quantity: Quantity) -> tuple[Quantity, str] | None:
    """The number of the same sentence that this one is a part of, and the words that say so."""
    earlier = [q for q in context.quantities if q.number_end <= quantity.number_start]
    if not earlier:
        return None
    before, after = _patterns(context.language)
    flat, start = context.flat, quantity.number_start
    window = flat[max(earlier[-1].number_end, start - REACH) : start]
    match = before.search(window) or after.match(flat, quantity.number_end)
    if not match:
        return None
    return _fitting(earlier, quantity), match.group("marker")


def is_marked_part(context: Context, quantity: Quantity) -> bool:
    """Whether the words right before the number make it a part of an earlier one."""
    earlier = [q.number_end for q in context.quantities if q.number_end <= quantity.number_start]
    ahead = context.flat[max(earlier, default=quantity.number_start) : quantity.number_start]
    match = _patterns(context.language)[0].search(ahead)
    return bool(match) and not ahead[match.end("marker") :].strip()


def _fitting(earlier: list[Quantity], part: Quantity) -> Quantity:
    """The nearest earlier number that is large enough to hold the part."""
    size = part.value or part.lower or 0
    fitting = [q for q in earlier if q.upper is None or q.upper >= size]
    return (fitting or earlier)[-1]
