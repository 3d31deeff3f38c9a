"""Smallest sets of disjoint parts that together exceed a whole none of them exceeds alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from .declared import parts_by_whole
from .groups import Group
from .heaviest import Weighed, heaviest_disjoint
from .hierarchies import Registers
from .resolve import Resolved
from .scope import are_all_disjoint, are_disjoint

# Finding the fewest parts is a knapsack among overlapping scopes. Real breakdowns have a handful of
# parts; past this many steps the smallest set found so far is taken.
MOST_STEPS = 300


@dataclass(frozen=True, slots=True)
class Excess:
    """A whole and the disjoint parts, largest first, that cannot all be true with it."""

    whole: Resolved
    parts: tuple[Resolved, ...]

    @property
    def is_declared(self) -> bool:
        """Whether the words of the document make all of them parts of the whole."""
        return all(self.whole.id in part.wholes for part in self.parts)


class _Search:
    """Looks for pairwise disjoint parts, of a given number, whose floors exceed a limit."""

    def __init__(self, parts: list[Resolved], limit: float, registers: Registers):
        self.parts = sorted(parts, key=lambda part: -part.low)
        self.limit, self.registers, self.steps = limit, registers, 0

    def fits(self, part: Resolved, chosen: list[Resolved]) -> bool:
        return all(are_disjoint(part.scope, other.scope, self.registers) for other in chosen)

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


def _largest_that_exceed(parts: list[Resolved], limit: float) -> list[Resolved]:
    """The largest of disjoint parts, as many as it takes: none of them can be left out."""
    chosen: list[Resolved] = []
    for part in sorted(parts, key=lambda part: -part.low):
        chosen.append(part)
        if fsum(p.low for p in chosen) > limit:
            break
    return chosen


def smallest_excess(
    parts: list[Resolved], heaviest: Weighed, limit: float, registers: Registers
) -> list[Resolved] | None:
    """The fewest pairwise disjoint parts that together commit to more than `limit`, or None.

    `heaviest` is what `heaviest_disjoint` gives for the parts.
    """
    if heaviest[0] <= limit:
        return None
    known = _largest_that_exceed(list(heaviest[1]), limit)
    # Two joint counts of one facet may share a part and are then not disjoint after all.
    sound = are_all_disjoint([part.scope for part in known], registers)
    search = _Search(parts, limit, registers)
    for size in range(2, len(known)):
        if found := search.of_size(size, 0, []):
            return found
    return known if sound else None


def declared_excesses(claims: list[Resolved], registers: Registers) -> Iterator[Excess]:
    """Declared disjoint parts that together exceed their whole, where no part does so alone."""
    by_id = {claim.id: claim for claim in claims}
    for whole_id, parts in sorted(parts_by_whole(claims).items()):
        whole = by_id.get(whole_id)
        if whole is None or any(part.low > whole.high for part in parts):
            continue
        heaviest = heaviest_disjoint(parts, registers)
        if found := smallest_excess(parts, heaviest, whole.high, registers):
            yield Excess(whole, tuple(found))


def nested_excesses(group: Group, registers: Registers) -> Iterator[Excess]:
    """The same for claims that nest by their scope and may be held against the whole in time."""
    floors = [narrower.hard_floors for narrower in group.narrower]
    reachable = fsum(max(0.0, line.highest) for line in floors[1:])
    known: dict[tuple, tuple[list[Resolved], Weighed]] = {}
    for whole in group.claims:
        if not whole.hard or whole.high >= reachable:
            continue
        when = whole.moment, group.reach(whole)
        if when not in known:
            found = (line.floor(*when) for line in floors)
            parts = [part for part in found if part is not None and part.low > 0]
            known[when] = parts, heaviest_disjoint(parts, registers) if parts else (0.0, ())
        parts, heaviest = known[when]
        # A whole that a single claim exceeds already has its smallest set.
        if heaviest[0] <= whole.high or any(part.low > whole.high for part in parts):
            continue
        if chosen := smallest_excess(parts, heaviest, whole.high, registers):
            yield Excess(whole, tuple(chosen))
