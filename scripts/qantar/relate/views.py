"""What every claim says of one moment: as it stands, as a floor, or as a ceiling.

A settled number is always one for a scope and a moment. Claims of that moment count as they stand.
A cumulative count cannot fall, so earlier claims say that it is no less (a floor), later ones that
it is no more (a ceiling). Other counts say nothing of other moments.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf, isinf

from .groups import group_key
from .resolve import Resolved

OF_MOMENT, FLOOR, CEILING = "of_moment", "floor", "ceiling"


@dataclass(frozen=True, slots=True)
class View:
    """What a claim says of a moment: the count is from `low` to `high`."""

    claim: Resolved
    kind: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Question:
    """How many in this scope, at a moment from day `first` to day `last`? With all views of it."""

    scope: tuple[str, str, str, str]
    counting: str
    since: str
    first: float
    last: float
    views: tuple[View, ...]

    @property
    def of_moment(self) -> list[View]:
        return [view for view in self.views if view.kind == OF_MOMENT]

    @property
    def without_rumours(self) -> list[View]:
        return [view for view in self.views if view.claim.claim.stance != "rumour"]


def view_of(claim: Resolved, first: float, last: float) -> View | None:
    """What a claim says of the moment from day `first` to day `last`, if anything.

    A claim whose own moment overlaps it may speak of the same day and counts as being of it.
    """
    if claim.last < first or claim.first > last:
        if claim.claim.counting != "cumulative":
            return None
        if claim.last < first:
            return View(claim, FLOOR, claim.low, inf)
        return View(claim, CEILING, -inf, claim.high)
    return View(claim, OF_MOMENT, claim.low, claim.high)


def _is_settled(claim: Resolved) -> bool:
    """Whether a claim has a scope and a moment of which a number can be settled."""
    dated = not (isinf(claim.first) and isinf(claim.last))
    return dated and group_key(claim) is not None and claim.claim.place_basis != "mainly"


def questions(claims: Iterable[Resolved]) -> Iterator[Question]:
    """Every scope with every moment of which a claim speaks, in order."""
    groups: dict[tuple, list[Resolved]] = {}
    for claim in claims:
        if _is_settled(claim):
            groups.setdefault(group_key(claim), []).append(claim)
    for scope, counting, since in sorted(groups, key=str):
        members = sorted(groups[scope, counting, since], key=lambda claim: claim.id)
        for first, last in sorted({(claim.first, claim.last) for claim in members}):
            views = (view_of(claim, first, last) for claim in members)
            found = tuple(view for view in views if view is not None)
            yield Question(scope, counting, str(since or ""), first, last, found)
