"""The disjoint parts of a whole that together commit to most.

Among scopes that lie within each other like the nodes of a tree, this is a sum from the leaves up:
a node counts with its own floor or with that of its parts, whichever is more. Scopes differ in two
dimensions, population and place, so both orders are tried. (Disjoint choices that mix the two
orders in depth are not looked for: it would be a search through all combinations.)
"""

from collections.abc import Callable, Mapping
from math import fsum

from .hierarchies import Hierarchy, Registers
from .resolve import Resolved

# What a set of parts commits to together, and the parts.
Weighed = tuple[float, tuple[Resolved, ...]]
NOTHING: Weighed = (0.0, ())


def _heavier(one: Weighed, other: Weighed) -> Weighed:
    return other if other[0] > one[0] else one


def _together(parts: list[Weighed]) -> Weighed:
    return fsum(p[0] for p in parts), tuple(claim for p in parts for claim in p[1])


def heaviest_in_tree(
    weights: Mapping[str, Weighed], levels: Hierarchy, kin: Callable[[str], str]
) -> Weighed:
    """The heaviest choice of codes none of which lies within another.

    Only codes of the same `kin` are added up; others may overlap.
    """
    if len(weights) == 1:
        return next(iter(weights.values()))
    deepest_first = sorted(weights, key=lambda code: (-len(levels.above(code)), code))
    below: dict[str | None, dict[str, list[Weighed]]] = {}
    for code in deepest_first:
        best = weights[code]
        for siblings in below.get(code, {}).values():
            best = _heavier(best, _together(siblings))
        wider = [w for w in levels.above(code) if w != code and w in weights]
        parent = max(wider, key=lambda w: (len(levels.above(w)), w), default=None)
        below.setdefault(parent, {}).setdefault(kin(code), []).append(best)
    choices = [_together(siblings) for siblings in below[None].values()]
    return max(choices, key=lambda choice: choice[0])


def _by(parts: list[Resolved], first: int, second: int) -> dict[str, dict[str, Weighed]]:
    table: dict[str, dict[str, Weighed]] = {}
    for part in parts:
        row = table.setdefault(part.scope[first], {})
        code = part.scope[second]
        row[code] = _heavier(row.get(code, NOTHING), (part.low, (part,)))
    return table


def heaviest_disjoint(parts: list[Resolved], registers: Registers) -> Weighed:
    """The most that disjoint ones of these parts commit to together, and which these are."""
    populations, places = registers.populations, registers.places

    def facet(population: str) -> str:
        return registers.facets.get(population) or population

    def earth(place: str) -> str:
        return "" if places.wholes else place

    by_population = {
        code: heaviest_in_tree(row, places, earth) for code, row in _by(parts, 2, 3).items()
    }
    by_place = {
        code: heaviest_in_tree(row, populations, facet) for code, row in _by(parts, 3, 2).items()
    }
    return _heavier(
        heaviest_in_tree(by_population, populations, facet),
        heaviest_in_tree(by_place, places, earth),
    )
