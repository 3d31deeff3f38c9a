"""Sentences for relations over sets: sums, remainders, parts that together exceed a whole."""

from math import fsum, inf

from .claims import SUMS_TO
from .excess import Excess
from .hierarchies import Registers
from .resolve import Resolved
from .scope import AFTER, BEFORE, order
from .sums import Sum
from .wording import STANCE_WORDS, amount, printed, span, speaker, statement, window


def _listed(parts: tuple[Resolved, ...], registers: Registers) -> str:
    """The parts with what tells them apart, then what they have in common."""
    kinds = ("indicator", "population", "place")
    labels = [
        [registers.label(kind, code) for kind, code in zip(kinds, p.scope[1:], strict=True)]
        for p in parts
    ]
    common = [at for at in range(3) if len({row[at] for row in labels}) == 1]
    shared = ", ".join(labels[0][at] for at in common if labels[0][at] != "*")
    terms = []
    for part, row in zip(parts, labels, strict=True):
        own = ", ".join(row[at] for at in range(3) if at not in common)
        terms.append(f"{printed(part)} {own}")
    return f"{shared}: {' + '.join(terms)}"


def _who(part: Resolved, registers: Registers) -> str:
    claim = part.claim
    return (
        f"{speaker(part.claimant, registers)} in {claim.source_id}"
        f"{STANCE_WORDS.get(claim.stance, '')}"
    )


def compare_windows(part: Resolved, total: Resolved) -> str:
    """The windows of the parts and of the total, and whether they are the same."""
    ours, theirs = window(part), window(total)
    if ours == theirs and part.moment == total.moment:
        return f"Parts and total have the same window: {ours}."
    when = {BEFORE: "the parts end earlier", AFTER: "the parts end later"}
    known = when.get(order(part, total), "which ends later is not known")
    if part.moment is not None and part.moment == total.moment:
        known = "both end at the same moment"
    return f"The windows differ: parts {ours}; total {theirs}; {known}."


def explain_sum(found: Sum, registers: Registers) -> str:
    """The parts, their sum, the total, what is left over, and the windows of both."""
    first, total = found.parts[0], found.total
    least, most = found.remainder
    if found.relation == SUMS_TO:
        result = "The sum meets the total"
        result += "." if most == inf or most == 0 else f"; at most {amount(most)} remain."
    else:
        left = f"at least {amount(least)}" if most == inf else span(least, most)
        result = f"The parts fall short of the total by {left}."
    return (
        f"Parts listed by {_who(first, registers)} – {_listed(found.parts, registers)} = "
        f"{span(found.low, found.high)}. Total: {statement(total, registers)}. {result} "
        f"{compare_windows(first, total)}"
    )


def explain_excess(found: Excess, registers: Registers) -> str:
    """Why the parts cannot all be true with the whole, though each can."""
    basis = (
        "The document makes them parts of the whole"
        if found.is_declared
        else "What they count is among what the whole counts, not later than it"
    )
    listed = "; ".join(statement(part, registers) for part in found.parts)
    floor = amount(fsum(part.low for part in found.parts))
    return (
        f"Disjoint parts: {listed}. Whole: {statement(found.whole, registers)}. {basis}. Together "
        f"the parts are at least {floor}, the whole at most {amount(found.whole.high)}: they "
        "cannot all be true, though any smaller choice of them can."
    )
