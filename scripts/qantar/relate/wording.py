"""How numbers, moments, scopes and speakers are put into words for a reader."""

from datetime import date
from math import inf, isinf

from .claimants import OUTLET, UNNAMED
from .hierarchies import Registers
from .resolve import Resolved

BOUND_WORDS = {
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "between": "between ",
    "about": "about ",
}
STANCE_WORDS = {
    "hedged": ", hedged by the text",
    "rumour": ", as a rumour",
    "doubted": ", doubted by the outlet",
}


def amount(number: float) -> str:
    """A number as people write it: 2,700 or 3.5."""
    if isinf(number):
        return "any number"
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def span(low: float, high: float) -> str:
    """Limits in words: 300; 60 to 140; at least 121; at most 99."""
    if low == high:
        return amount(low)
    if high == inf:
        return f"at least {amount(low)}" if low != -inf else "any number"
    return f"at most {amount(high)}" if low == -inf else f"{amount(low)} to {amount(high)}"


def printed(resolved: Resolved) -> str:
    """The number as printed, in quotation marks, with its bound before it."""
    claim = resolved.claim
    text = claim.number_text or (span(resolved.low, resolved.high))
    return f"{BOUND_WORDS.get(claim.bound, '')}“{text}”"


def counted(resolved: Resolved, registers: Registers) -> str:
    """What is counted: indicator, population and place by their labels; `?` where unknown."""
    _, indicator, population, place = resolved.scope
    parts = (
        registers.label("indicator", indicator),
        registers.label("population", population),
        registers.label("place", place),
    )
    # The asterisk stands for a column the table does not fill at all.
    return ", ".join(part or "?" for part in parts if part != "*")


def day(number: float) -> str:
    """An ISO date from a day number."""
    return date.fromordinal(int(number)).isoformat()


def moment(resolved: Resolved) -> str:
    """The moment that a count runs to."""
    first, last = resolved.first, resolved.last
    if (first, last) == (-inf, inf):
        return "timeless" if resolved.claim.as_of_basis == "timeless" else "on an unknown day"
    if first == last:
        return f"as of {day(first)}"
    if first == -inf:
        return f"as of {day(last)} or earlier"
    if last == inf:
        return f"as of {day(first)} or later"
    return f"as of a day from {day(first)} to {day(last)}"


def window(resolved: Resolved) -> str:
    """The stretch of time that a count covers."""
    claim = resolved.claim
    if claim.counting == "period":
        begin = f"from {claim.since.isoformat()}" if claim.since else "from an unknown day"
        return f"a period {begin}, {moment(resolved)}"
    return f"{claim.counting}, {moment(resolved)}"


def speaker(claimant: str, registers: Registers) -> str:
    """The claimant for a reader."""
    if claimant.startswith(OUTLET):
        return "the outlet itself"
    if claimant.startswith(UNNAMED):
        words = claimant.split(":", 2)[2]
        return f"an unnamed speaker (“{words}”)" if words else "an unnamed speaker"
    return registers.label("actor", claimant)


def statement(resolved: Resolved, registers: Registers) -> str:
    """A claim in one phrase: number, what is counted, who says it, where, as of when."""
    if not resolved.phrase:
        claim = resolved.claim
        marked = STANCE_WORDS.get(claim.stance, "")
        resolved.phrase = (
            f"{printed(resolved)} ({counted(resolved, registers)}; "
            f"{speaker(resolved.claimant, registers)} in {claim.source_id}{marked}; "
            f"{window(resolved)})"
        )
    return resolved.phrase
