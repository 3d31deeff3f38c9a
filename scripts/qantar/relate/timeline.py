"""The claims of one scope, arranged so that those exceeding a limit by some day are found fast."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import inf, nextafter

from .resolve import Resolved


class MaxTree:
    """A segment tree over numbers: finds the last one before a position that exceeds a limit."""

    def __init__(self, numbers: list[float]):
        self.size = 1 << len(numbers).bit_length()
        tree = [-inf] * self.size + numbers + [-inf] * (self.size - len(numbers))
        for node in range(self.size - 1, 0, -1):
            left, right = tree[2 * node], tree[2 * node + 1]
            tree[node] = left if left > right else right
        self.tree = tree

    def previous_above(self, end: int, limit: float) -> int:
        """The largest position before `end` whose number is above `limit`, or -1."""
        tree, node = self.tree, end + self.size
        while node > 1:
            if node & 1 and tree[node - 1] > limit:
                node -= 1
                while node < self.size:
                    node = 2 * node + 1 if tree[2 * node + 1] > limit else 2 * node
                return node - self.size
            node >>= 1
        return -1


class Timeline:
    """Claims of one scope, each with the number `key` gives it.

    `highest` is the largest key; `above` yields the claims with a larger key than a limit that have
    the given moment, then those that end before a day, the latest of them first.
    """

    def __init__(self, claims: list[Resolved], key: Callable[[Resolved], float]):
        keyed = [(claim.last, key(claim), claim) for claim in claims]
        self.highest = max((number for _, number, _ in keyed), default=-inf)
        past = sorted((item for item in keyed if item[0] != inf), key=lambda item: item[:2])
        self.days = [item[0] for item in past]
        self.claims = [item[2] for item in past]
        self.tree = MaxTree([item[1] for item in past])
        self.moments: dict[tuple, list[tuple[float, Resolved]]] = {}
        for _, number, claim in keyed:
            if claim.moment is not None:
                self.moments.setdefault(claim.moment, []).append((number, claim))
        for together in self.moments.values():
            together.sort(key=lambda item: -item[0])

    def above(self, limit: float, moment: tuple | None, before: float | None) -> Iterator[Resolved]:
        """Claims whose key exceeds `limit`: of `moment`, then ending before the day `before`."""
        if self.highest <= limit:
            return
        if moment is not None:
            for number, claim in self.moments.get(moment, ()):
                if number <= limit:
                    break
                yield claim
        if before is not None:
            at = self.tree.previous_above(bisect_left(self.days, before), limit)
            while at >= 0:
                yield self.claims[at]
                at = self.tree.previous_above(at, limit)

    def floor(self, moment: tuple | None, before: float | None) -> Resolved | None:
        """The claim with the largest key of that moment or ending before that day."""
        best = self.moments[moment][0] if moment in self.moments else (-inf, None)
        if before is not None:
            at = bisect_left(self.days, before)
            highest = self._highest_before(at)
            if highest > best[0]:
                at = self.tree.previous_above(at, nextafter(highest, -inf))
                best = (highest, self.claims[at])
        return best[1]

    def _highest_before(self, end: int) -> float:
        tree, node, best = self.tree.tree, end + self.tree.size, -inf
        while node > 1:
            if node & 1 and tree[node - 1] > best:
                best = tree[node - 1]
            node >>= 1
        return best
