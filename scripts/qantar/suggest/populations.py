"""Of whom or what a number is a number."""

from qantar.reading import Quantity
from qantar.suggest.context import Context
from qantar.suggest.model import Guess
from qantar.suggest.registers import Match

REACH = 70


def guess_population(
    context: Context,
    quantity: Quantity,
    indicator: Guess,
    whole: Guess | None,
    before: Guess | None,
) -> Guess:
    """The population named by the noun; a joint one ("Polizisten und Soldaten") if it fits.

    Without a noun of its own a part has its whole's population, and a number in a list that of
    the number before it (`before`).
    """
    limit = min(context.right_limit(quantity), quantity.number_end + REACH)
    near = [m for m in context.populations if quantity.number_end <= m.start < limit]
    if quantity.noun_start is not None:
        named = [m for m in context.populations if _names(quantity, m)]
        if named:
            return Guess(_longest(named).code, 0.9, f"the words count {quantity.noun!r}")
        if any(m.start <= quantity.noun_start < m.end for m in context.indicators):
            return _of_unit(context, indicator)
        return Guess(None, 0.0, f"no population of the register is called {quantity.noun!r}")
    if whole is not None and whole.value:
        return Guess(whole.value, 0.8 * whole.sure, "part of a number of this population")
    if before is not None and before.value and not near:
        return Guess(before.value, 0.7 * before.sure, "carried on from the number before")
    return _of_unit(context, indicator)


def _of_unit(context: Context, indicator: Guess) -> Guess:
    """The population that is the whole of what the indicator counts."""
    unit = context.registers.rows["indicators"].get(indicator.value, {}).get("unit")
    row = context.registers.rows["populations"].get(unit)
    if row is None or row.get("part_of"):
        return Guess(None, 0.0, "no noun is counted")
    return Guess(unit, 0.6 * indicator.sure, "no noun is counted; all that the indicator counts")


def _names(quantity: Quantity, match: Match) -> bool:
    """The words of the match begin at the noun or at an adjective before it."""
    first = quantity.noun_start if quantity.noun_carried else quantity.number_end
    return first <= match.start <= quantity.noun_start < match.end


def _longest(matches: list[Match]) -> Match:
    return max(matches, key=lambda m: (m.end - m.start, -m.start, m.code))
