"""Four ways of settling what claims differ on, each for one scope and moment.

Each follows a published practice and departs from it where docs/RELATIONS.md says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isinf

from .hierarchies import Registers
from .views import CEILING, FLOOR, OF_MOMENT, Question, View


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settled range (infinite where open), with the figures it rests on and their origins."""

    low: float
    high: float
    figure_ids: tuple[str, ...]
    origins: int


def _settlement(low: float, high: float, views: list[View]) -> Settlement:
    ids = tuple(sorted(view.claim.id for view in views))
    return Settlement(low, high, ids, len({view.claim.origin for view in views}))


def settle_range(question: Question, registers: Registers | None = None) -> Settlement:
    """Lowest to highest over all claims of the moment, rumours included.

    A side that a claim leaves open is closed by the highest floor or the lowest ceiling, unless
    that would contradict the claim; otherwise the range is open there.
    """
    bounds = question.without_rumours
    floor = max((v.low for v in bounds if v.kind == FLOOR), default=-inf)
    ceiling = min((v.high for v in bounds if v.kind == CEILING), default=inf)
    lows, highs = [], []
    for view in question.of_moment:
        closed_low = floor if isinf(view.low) and floor <= view.high else view.low
        closed_high = ceiling if isinf(view.high) and ceiling >= view.low else view.high
        lows.append(closed_low)
        highs.append(closed_high)
    return _settlement(min(lows), max(highs), question.of_moment)


def settle_conservative(question: Question, registers: Registers | None = None) -> list[Settlement]:
    """The smallest hard lower limit of the moment; without one, the highest hard floor.

    Empty if no claim commits to a least number.
    """
    hard = [v for v in question.without_rumours if v.claim.hard and v.low > -inf]
    now = [v for v in hard if v.kind == OF_MOMENT]
    before = [v for v in hard if v.kind == FLOOR]
    if not now and not before:
        return []
    low = min(v.low for v in now) if now else max(v.low for v in before)
    chosen = [v for v in now or before if v.low == low]
    return [_settlement(low, inf, chosen)]


def settle_latest(question: Question, registers: Registers) -> list[Settlement]:
    """The latest claim of the highest rank, up to the moment; of equals, the lowest number.

    An earlier claim is a floor only, so its upper number decides nothing. Empty if all claims are
    rumours or later.
    """

    def preference(view: View) -> tuple:
        claim = view.claim
        rank = registers.ranks.get(claim.claim.attributed_to, inf)
        return rank, -claim.last, -claim.first, view.low, view.high, claim.id

    known = [v for v in question.without_rumours if v.kind != CEILING]
    if not known:
        return []
    best = min(known, key=preference)
    return [_settlement(best.low, best.high, [best])]


def _by_origin(views: list[View]) -> dict[str, tuple[float, float]]:
    """What each origin says altogether; an origin that contradicts itself says nothing."""
    said: dict[str, tuple[float, float]] = {}
    for view in views:
        low, high = said.get(view.claim.origin, (-inf, inf))
        said[view.claim.origin] = max(low, view.low), min(high, view.high)
    return {o: s for o, s in said.items() if s[0] <= s[1] and s != (-inf, inf)}


def settle_majority(question: Question, registers: Registers | None = None) -> list[Settlement]:
    """The numbers on which most independent origins can agree: all tied ranges, in order."""
    views = question.without_rumours
    said = _by_origin(views)
    found: dict[float, tuple[int, float, set[str]]] = {}
    for start in {low for low, _ in said.values()}:
        origins = {o for o, (low, high) in said.items() if low <= start <= high}
        found[start] = len(origins), min(said[o][1] for o in origins), origins
    most = max((count for count, _, _ in found.values()), default=0)
    return [
        _settlement(start, end, [v for v in views if v.claim.origin in origins])
        for start, (count, end, origins) in sorted(found.items())
        if count == most
    ]


@dataclass(frozen=True, slots=True)
class Settled:
    """The four ways side by side for one question.

    `lowest`, `highest`: over all numbers that the four ways give, with open sides left out;
    `is_open`: whether one of them has no upper limit (a conservative number is a number, not a
    lower limit, here).
    """

    question: Question
    range: Settlement
    conservative: list[Settlement]
    latest: list[Settlement]
    majority: list[Settlement]

    @property
    def numbers(self) -> list[float]:
        ranges = [self.range, *self.latest, *self.majority]
        numbers = [number for found in ranges for number in (found.low, found.high)]
        return [n for n in (*numbers, *(c.low for c in self.conservative)) if not isinf(n)]

    @property
    def lowest(self) -> float | None:
        return min(self.numbers, default=None)

    @property
    def highest(self) -> float | None:
        return max(self.numbers, default=None)

    @property
    def is_open(self) -> bool:
        return any(found.high == inf for found in (self.range, *self.latest, *self.majority))


WAYS: dict[str, Callable] = {
    "range": settle_range,
    "conservative": settle_conservative,
    "latest": settle_latest,
    "majority": settle_majority,
}


def settle(question: Question, registers: Registers) -> Settled:
    """All four ways for one question."""
    return Settled(question, **{name: way(question, registers) for name, way in WAYS.items()})
