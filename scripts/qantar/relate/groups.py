"""Claims grouped by what they count, and which groups can count among which."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from math import inf

from .hierarchies import Registers
from .resolve import Resolved
from .timeline import Timeline


def _low(resolved: Resolved) -> float:
    return resolved.low


def _printed_value(resolved: Resolved) -> float:
    return -inf if resolved.claim.value is None else resolved.claim.value


class Group:
    """The claims of one scope, way of counting and (for periods) start.

    `narrower`: the groups that can nest in it, itself first. A claim of which a place is only the
    main one nests in nothing and is left out of the timelines.
    """

    def __init__(self, scope: tuple[str, str, str, str], counting: str):
        self.scope, self.counting = scope, counting
        self.claims: list[Resolved] = []
        self.narrower: list[Group] = [self]

    @cached_property
    def parts(self) -> list[Resolved]:
        return [c for c in self.claims if c.claim.place_basis != "mainly"]

    @cached_property
    def hard_floors(self) -> Timeline:
        return Timeline([c for c in self.parts if c.hard], _low)

    @cached_property
    def soft_floors(self) -> Timeline:
        return Timeline([c for c in self.parts if not c.hard], _low)

    @cached_property
    def values(self) -> Timeline:
        return Timeline(self.parts, _printed_value)

    @cached_property
    def values_over_floor(self) -> Timeline:
        """Claims that commit to less than they print: at most, less than, about."""
        return Timeline([c for c in self.parts if c.low < _printed_value(c)], _printed_value)

    def reach(self, whole: Resolved) -> float | None:
        """Claims ending before this day may be held against `whole`; None: only its moment may."""
        return whole.first if self.counting == "cumulative" else None


def group_key(resolved: Resolved) -> tuple | None:
    """What a claim is grouped by, or None if it can be compared with nothing."""
    counting = resolved.claim.counting
    if counting == "single" or "" in resolved.scope:
        return None
    since = resolved.claim.since if counting == "period" else None
    return resolved.scope, counting, since


def _wider_keys(key: tuple, registers: Registers) -> Iterator[tuple]:
    (unit, indicator, population, place), counting, since = key
    levels = product(
        sorted(registers.indicators.above(indicator)),
        sorted(registers.populations.above(population)),
        sorted(registers.places.above(place)),
    )
    for level in levels:
        yield (unit, *level), "cumulative", None
        if counting != "cumulative":
            yield (unit, *level), counting, since


def group_claims(claims: list[Resolved], registers: Registers) -> list[Group]:
    """All groups in the order of their keys, each with the groups that can nest in it."""
    groups: dict[tuple, Group] = {}
    for claim in claims:
        key = group_key(claim)
        if key is not None:
            groups.setdefault(key, Group(key[0], key[1])).claims.append(claim)
    in_order = sorted(groups, key=lambda key: (key[0], key[1], str(key[2])))
    for key in in_order:
        for wider in _wider_keys(key, registers):
            if wider != key and wider in groups:
                groups[wider].narrower.append(groups[key])
    return [groups[key] for key in in_order]
