"""What one claim counts, held against what another counts."""

from collections.abc import Iterable
from itertools import combinations

from .hierarchies import Registers
from .resolve import Resolved

BEFORE, SAME, AFTER = -1, 0, 1


def order(one: Resolved, other: Resolved) -> int | None:
    """BEFORE, SAME or AFTER, as seen from `one`; None if the order is unknown."""
    if one.last < other.first:
        return BEFORE
    if other.last < one.first:
        return AFTER
    return SAME if one.moment is not None and one.moment == other.moment else None


def counts_within(part: tuple, whole: tuple, registers: Registers) -> bool:
    """Whether unit, indicator, population and place of one scope each lie within the other's."""
    if part == whole:
        return "" not in part
    return (
        part[0] == whole[0] != ""
        and registers.indicators.within(part[1], whole[1])
        and registers.populations.within(part[2], whole[2])
        and registers.places.within(part[3], whole[3])
    )


def counting_fits(part: Resolved, whole: Resolved) -> bool:
    """Whether a count of one kind can be among a count of the other kind, given their moments."""
    how, into = part.claim.counting, whole.claim.counting
    if "single" in (how, into):
        return False
    if into == "cumulative":
        runs_as_far = part.last <= whole.first or order(part, whole) == SAME
        return how == "cumulative" or runs_as_far
    if how != into or order(part, whole) != SAME:
        return False
    same_window = part.claim.since is not None and part.claim.since == whole.claim.since
    return how == "state" or same_window


def is_declared_part(part: Resolved, whole: Resolved) -> bool:
    """Whether the words of the document make one claim a part of the other."""
    return whole.id in part.wholes


def nests(part: Resolved, whole: Resolved, registers: Registers) -> bool:
    """Whether what one claim counts is among what the other counts: by its words or its codes."""
    return is_declared_part(part, whole) or (
        part.claim.place_basis != "mainly"
        and counts_within(part.scope, whole.scope, registers)
        and counting_fits(part, whole)
    )


def are_disjoint(one: tuple, other: tuple, registers: Registers) -> bool:
    """Whether nothing can be counted in both scopes.

    That is so for two populations of one facet, and for two places, that neither nest nor have a
    registered part in common. Different facets (police officers, women) may overlap.
    """
    facets = registers.facets.get(one[2]), registers.facets.get(other[2])
    populations_apart = (
        facets[0] == facets[1]
        and bool(facets[0])
        and not registers.populations.overlap(one[2], other[2])
    )
    known_places = bool(registers.places.wholes) and bool(one[3]) and bool(other[3])
    return populations_apart or (known_places and not registers.places.overlap(one[3], other[3]))


def are_all_disjoint(scopes: Iterable[tuple], registers: Registers) -> bool:
    """Whether every two of the scopes are disjoint."""
    return all(are_disjoint(one, other, registers) for one, other in combinations(scopes, 2))


def differing_dimensions(one: Resolved, other: Resolved) -> tuple[str, ...]:
    """The dimensions of scope and time in which two claims differ, or of which one is unknown."""
    names = ("unit", "indicator", "population", "place_id")
    differs = [
        name for name, a, b in zip(names, one.scope, other.scope, strict=True) if a != b or not a
    ]
    if "mainly" in (one.claim.place_basis, other.claim.place_basis):
        differs.append("place_basis")
    if one.claim.counting != other.claim.counting:
        differs.append("counting")
    elif one.claim.counting == "period" and one.claim.since != other.claim.since:
        differs.append("since")
    if order(one, other) != SAME:
        differs.append("as_of")
    return tuple(differs)
