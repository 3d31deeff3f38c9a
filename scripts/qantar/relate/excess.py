"""Smallest sets of disjoint parts that together exceed a whole none of them exceeds alone."""

from collections.abc import Iterator
from math import fsum

from .declared import parts_by_whole
from .groups import Group
from .hierarchies import Registers
from .resolve import Resolved
from .scope import are_disjoint

# A whole and the parts that cannot all be true with it, largest first.
Excess = tuple[Resolved, list[Resolved]]

# Finding the smallest set is a knapsack among overlapping scopes. Real breakdowns have a handful of
# parts; past this many steps the best set found so far is taken.
MOST_STEPS = 500


class _Search:
    """Looks for pairwise disjoint parts, of a given number, whose floors exceed a limit."""

    def __init__(self, parts: list[Resolved], limit: float, registers: Registers):
        self.parts = sorted(parts, key=lambda part: (-part.low, part.id))
        self.limit, self.registers, self.steps = limit, registers, 0

    def fits(self, part: Resolved, chosen: list[Resolved]) -> bool:
        return all(are_disjoint(part.scope, other.scope, self.registers) for other in chosen)

    def greedy(self) -> list[Resolved] | None:
        """Disjoint parts, the largest first, until they exceed the limit."""
        chosen: list[Resolved] = []
        for part in self.parts:
            if self.fits(part, chosen):
                chosen.append(part)
                if fsum(p.low for p in chosen) > self.limit:
                    return chosen
        return None

    def of_size(self, size: int, start: int, chosen: list[Resolved]) -> list[Resolved] | None:
        """`size` more disjoint parts from `start` on that exceed the limit with those chosen."""
        floor = fsum(p.low for p in chosen)
        if size == 0:
            return chosen if floor > self.limit else None
        for at in range(start, len(self.parts) - size + 1):
            best = floor + fsum(p.low for p in self.parts[at : at + size])
            self.steps += 1
            if best <= self.limit or self.steps > MOST_STEPS:
                return None
            if self.fits(self.parts[at], chosen):
                found = self.of_size(size - 1, at + 1, [*chosen, self.parts[at]])
                if found:
                    return found
        return None


def smallest_excess(
    parts: list[Resolved], limit: float, registers: Registers
) -> list[Resolved] | None:
    """The fewest pairwise disjoint parts whose lower limits together exceed `limit`, or None."""
    parts = [part for part in parts if part.low > 0]
    if fsum(part.low for part in parts) <= limit:
        return None
    search = _Search(parts, limit, registers)
    fallback = search.greedy()
    for size in range(2, len(fallback) if fallback else len(parts) + 1):
        if found := search.of_size(size, 0, []):
            return found
    return fallback


def declared_excesses(claims: list[Resolved], registers: Registers) -> Iterator[Excess]:
    """Declared disjoint parts that together exceed their whole, where no part does so alone."""
    by_id = {claim.id: claim for claim in claims}
    for whole_id, parts in sorted(parts_by_whole(claims).items()):
        whole = by_id.get(whole_id)
        if whole is None or any(part.low > whole.high for part in parts):
            continue
        if found := smallest_excess(parts, whole.high, registers):
            yield whole, found


def nested_excesses(group: Group, registers: Registers) -> Iterator[Excess]:
    """The same for claims that nest by their scope and may be held against the whole in time."""
    floors = [g.hard_floors for g in group.narrower]
    reachable = fsum(max(0.0, line.highest) for line in floors[1:])
    for whole in group.claims:
        if not whole.hard or whole.high >= reachable:
            continue
        before = group.reach(whole)
        found = (line.floor(whole.moment, before) for line in floors)
        parts = [part for part in found if part is not None]
        # A whole that a single claim exceeds already has its smallest set.
        if any(part.low > whole.high for part in parts):
            continue
        if chosen := smallest_excess([p for p in parts if p is not whole], whole.high, registers):
            yield whole, chosen
