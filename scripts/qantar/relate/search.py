"""Finding the pairs that may be related without comparing every claim with every other."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from math import inf

from .claims import CONTRADICTS, REPEATS, REVISES, TENSION
from .groups import Group
from .hierarchies import Registers
from .pairs import Pair, pair_relation, same_value
from .resolve import Resolved

# A claim is stored with all the claims it stands in one relation to, if these are no more than
# ALL; otherwise with the NEAREST only: they show the conflict, the others would only repeat it.
ALL = 20
NEAREST = 3
# The numbers of one claimant are a chain: of many, the one before stands for all earlier ones.
ALL_REVISED = 10
NEAREST_REVISED = 1


def _floors_over(whole: Resolved, group: Group, hard: bool) -> Iterator[Resolved]:
    """Claims that commit to more than `whole` permits."""
    before = group.reach(whole)
    for narrower in group.narrower:
        line = narrower.hard_floors if hard else narrower.soft_floors
        if line.highest > whole.high:
            yield from line.above(whole.high, whole.moment, before)


def _values_over(whole: Resolved, group: Group) -> Iterator[Resolved]:
    """Claims with a larger printed number which the bounds may yet permit beside `whole`."""
    value = whole.claim.value
    if value is None:
        return
    before = group.reach(whole)
    # Claims of one scope and moment have no order that numbers could invert. A count of which the
    # place is only the main one is of wider scope than the others in its group.
    own_moment = whole.moment if whole.claim.place_basis == "mainly" else None
    for narrower in group.narrower:
        # Over a whole that leaves no room above its number, only a part that leaves room below
        # its own can be permitted; all others contradict it and are found by their floors.
        line = narrower.values if whole.high > value else narrower.values_over_floor
        if line.highest > value:
            moment = own_moment if narrower is group else whole.moment
            yield from line.above(value, moment, before)


def _nearest(
    relation: str,
    whole: Resolved,
    candidates: Iterable[Resolved],
    registers: Registers,
    most: int = ALL,
    nearest: int = NEAREST,
) -> list[Pair]:
    """The pairs of `whole` with candidates in that relation: all, or the nearest if many."""
    found: dict[str, Pair] = {}
    for candidate in candidates:
        if candidate is whole or candidate.id in found:
            continue
        pair = pair_relation(candidate, whole, registers)
        if pair[0] == relation:
            found[candidate.id] = pair
            if len(found) > most:
                return list(found.values())[:nearest]
    return list(found.values())


def clashing_pairs(group: Group, registers: Registers) -> Iterator[Pair]:
    """Contradictions and tensions in which a claim of the group is the whole or the later one."""
    for whole in group.claims:
        hard = _floors_over(whole, group, hard=True)
        others = [_floors_over(whole, group, hard=False), _values_over(whole, group)]
        if whole.hard:
            yield from _nearest(CONTRADICTS, whole, hard, registers)
        else:
            others.insert(0, hard)
        yield from _nearest(TENSION, whole, chain(*others), registers)


def _together(claims: Iterable[Resolved], key) -> list[list[Resolved]]:
    groups: dict[tuple, list[Resolved]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append(claim)
    return [members for members in groups.values() if len(members) > 1]


def revised_pairs(group: Group, registers: Registers) -> Iterator[Pair]:
    """Later numbers of a claimant with that claimant's earlier ones."""
    if group.counting != "cumulative":
        return  # other counts of different moments are of different scope
    for members in _together(group.parts, lambda c: (c.claimant,)):
        members.sort(key=lambda c: c.last)
        days = [c.last for c in members]
        for later in members:
            end = bisect_left(days, later.first)
            earlier = (members[i] for i in range(end - 1, -1, -1))
            others = (c for c in earlier if not same_value(c, later))
            limits = ALL_REVISED, NEAREST_REVISED
            yield from _nearest(REVISES, later, others, registers, *limits)


def repeated_pairs(group: Group, registers: Registers) -> Iterator[Pair]:
    """The same number of one origin for one day in two documents."""

    def sameness(resolved: Resolved) -> tuple:
        value = resolved.claim.value
        limits = (resolved.low, resolved.high) if value is None else (value,)
        return resolved.moment, resolved.origin, limits

    dated = [c for c in group.parts if c.first == c.last != inf]
    for members in _together(dated, sameness):
        for at, claim in enumerate(members):
            yield from _nearest(REPEATS, claim, members[at - 1 :: -1] if at else (), registers)
