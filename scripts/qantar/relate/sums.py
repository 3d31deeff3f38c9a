"""Parts that one claimant lists, held against totals: they meet it or leave a remainder."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import fsum, inf

from .claims import LEAVES_REMAINDER, SUMS_TO
from .hierarchies import Registers
from .resolve import Resolved
from .scope import are_all_disjoint, counts_within
from .totals import ALL, NEAREST, Totals


@dataclass(frozen=True, slots=True)
class Sum:
    """Listed parts and a total: the sum of the parts lies from `low` to `high`."""

    relation: str
    parts: tuple[Resolved, ...]
    total: Resolved
    low: float
    high: float

    @property
    def remainder(self) -> tuple[float, float]:
        """What the total leaves over, from least to most; infinite if the total is open."""
        return max(0.0, self.total.low - self.high), self.total.high - self.low


def lists_of(claims: list[Resolved]) -> list[list[Resolved]]:
    """Claims that one claimant makes in one document for one moment and window, if two or more."""
    lists: dict[tuple, list[Resolved]] = {}
    for claim in claims:
        said = claim.claim
        if said.counting == "single" or said.place_basis == "mainly" or "" in claim.scope:
            continue
        window = said.counting, said.since, claim.first, claim.last
        key = said.source_id, claim.claimant, said.section == "teaser", *map(str, window)
        lists.setdefault(key, []).append(claim)
    return [lists[key] for key in sorted(lists) if len(lists[key]) > 1]


def _outermost(parts: list[Resolved], registers: Registers) -> list[Resolved]:
    """One claim per scope, without those that count among another; [] if a scope has two values."""
    by_scope: dict[tuple, Resolved] = {}
    for part in parts:
        known = by_scope.setdefault(part.scope, part)
        if (known.low, known.high) != (part.low, part.high):
            return []
    scopes = list(by_scope)
    inner = {a for a in scopes if any(a != b and counts_within(a, b, registers) for b in scopes)}
    return [part for scope, part in by_scope.items() if scope not in inner]


def breakdowns(parts: list[Resolved], total: tuple, registers: Registers) -> list[list[Resolved]]:
    """The parts as one disjoint list; if they overlap, those lists by facet that are disjoint."""
    outer = _outermost(parts, registers)
    if len(outer) > 1 and are_all_disjoint((p.scope for p in outer), registers):
        return [outer]
    facets: dict[str, list[Resolved]] = {}
    for part in parts:
        facet = registers.facets.get(part.scope[2], "") if part.scope[2] != total[2] else ""
        facets.setdefault(facet, []).append(part)
    lists = (_outermost(facets[facet], registers) for facet in sorted(facets))
    return [
        found
        for found in lists
        if len(found) > 1 and are_all_disjoint((p.scope for p in found), registers)
    ]


def compare(parts: list[Resolved], total: Resolved) -> Sum | None:
    """Whether the parts meet the total or fall short of it.

    They meet it if the range of their sum and the range of the total have a number in common. A sum
    that is open upwards would meet any total, so then the printed numbers must meet too. They fall
    short if even the highest sum is below the total; otherwise there is no relation.
    """
    low = fsum(part.low for part in parts)
    high = fsum(part.high for part in parts)
    relation = None
    if high < total.low:
        relation = LEAVES_REMAINDER
    elif low <= total.high and (high < inf or _printed_sum_meets(parts, total)):
        relation = SUMS_TO
    ordered = tuple(sorted(parts, key=lambda part: -part.low))
    return Sum(relation, ordered, total, low, high) if relation else None


def _printed_sum_meets(parts: list[Resolved], total: Resolved) -> bool:
    values = [part.claim.value for part in parts]
    if None in values:
        return False
    printed = fsum(values)
    return printed == total.claim.value or total.low <= printed <= total.high


def _totals_over(
    listed: list[Resolved], totals: Totals, registers: Registers
) -> Iterator[tuple[list[Resolved], Resolved]]:
    """Disjoint parts with each total over them: narrowest scope, then nearest in time, first."""
    under: dict[tuple, list[Resolved]] = {}
    for part in listed:
        for scope in totals.scopes_over(part.scope):
            under.setdefault(scope, []).append(part)
    several = (scope for scope, parts in under.items() if len(parts) > 1)
    for scope in sorted(several, key=totals.rank.__getitem__):
        for parts in breakdowns(under[scope], scope, registers):
            for total in totals.nearest(scope, parts[0]):
                yield parts, total


def find_sums(claims: list[Resolved], registers: Registers) -> Iterator[Sum]:
    """All lists of disjoint parts that meet a total, in any document, or fall short of it.

    Of a list with more than ALL such totals, those of the narrowest scope and nearest in time.
    """
    totals = Totals(claims, registers)
    for listed in lists_of(claims):
        compared = (compare(*pair) for pair in _totals_over(listed, totals, registers))
        found = list(islice((one for one in compared if one), ALL + 1))
        yield from found if len(found) <= ALL else found[:NEAREST]
