"""The claims that a list of parts may add up to, found by scope and time."""

from bisect import bisect_left
from itertools import product
from math import isfinite

from .hierarchies import Registers
from .resolve import Resolved

# Of many totals of one scope, those nearest in time are looked at.
ALL = 10
NEAREST = 3


def begin(claim: Resolved) -> float:
    """The day by which claims are ordered in time: the first possible, else the last, else none."""
    return next((number for number in (claim.first, claim.last) if isfinite(number)), 0)


class Totals:
    """Claims with a number, not one-off, by scope and in order of time."""

    def __init__(self, claims: list[Resolved], registers: Registers):
        self.registers = registers
        self.claims: dict[tuple, list[Resolved]] = {}
        for claim in claims:
            vague = claim.claim.value is None and claim.claim.bound != "between"
            if claim.claim.counting != "single" and "" not in claim.scope and not vague:
                self.claims.setdefault(claim.scope, []).append(claim)
        for same in self.claims.values():
            same.sort(key=begin)
        self.days = {scope: [begin(c) for c in same] for scope, same in self.claims.items()}
        narrowest_first = sorted(self.claims, key=lambda scope: (-self._depth(scope), scope))
        self.rank = {scope: at for at, scope in enumerate(narrowest_first)}
        self._over: dict[tuple, list[tuple]] = {}

    def _levels(self, scope: tuple) -> list[frozenset[str]]:
        r = self.registers
        hierarchies = r.indicators, r.populations, r.places
        return [h.above(code) for h, code in zip(hierarchies, scope[1:], strict=True)]

    def _depth(self, scope: tuple) -> int:
        return sum(len(above) for above in self._levels(scope))

    def scopes_over(self, scope: tuple) -> list[tuple]:
        """The scopes that have totals and are wider than the given one."""
        if scope not in self._over:
            levels = ((scope[0], *codes) for codes in product(*self._levels(scope)))
            self._over[scope] = [s for s in levels if s != scope and s in self.claims]
        return self._over[scope]

    def nearest(self, scope: tuple, part: Resolved) -> list[Resolved]:
        """The totals of a scope that a list is held against, by one of its parts."""
        totals = self.claims[scope]
        if len(totals) <= ALL:
            return totals
        day = begin(part)
        at = bisect_left(self.days[scope], day)
        around = totals[max(0, at - NEAREST) : at + NEAREST]
        return sorted(around, key=lambda total: abs(begin(total) - day))[:NEAREST]
