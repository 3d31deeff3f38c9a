"""How a toll grew day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf, isfinite

from .groups import group_key
from .resolve import Resolved


@dataclass(frozen=True, slots=True)
class TollDay:
    """The claims on one toll that run to one day at the latest, and what is committed to by then.

    `low`, `high`: least and greatest limit of the day's claims, infinite where open. `floor`:
    highest hard lower limit up to that day; `growth`: how much it rose since the toll's day before
    (None on the first).
    """

    scope: tuple[str, str, str, str]
    day: float
    earliest: float
    low: float
    high: float
    floor: float
    growth: float | None
    figure_ids: tuple[str, ...]
    origins: int


def _days(claims: list[Resolved]) -> Iterator[TollDay]:
    by_day: dict[float, list[Resolved]] = {}
    for claim in claims:
        by_day.setdefault(claim.last, []).append(claim)
    floor = None
    for day in sorted(by_day):
        together = by_day[day]
        hard = [claim.low for claim in together if claim.hard]
        known = max([-inf if floor is None else floor, *hard])
        yield TollDay(
            scope=together[0].scope,
            day=day,
            earliest=min(claim.first for claim in together),
            low=min(claim.low for claim in together),
            high=max(claim.high for claim in together),
            floor=known,
            growth=known - floor if floor is not None and isfinite(floor) else None,
            figure_ids=tuple(sorted(claim.id for claim in together)),
            origins=len({claim.origin for claim in together}),
        )
        floor = known


def _belongs_to_toll(claim: Resolved) -> bool:
    said = claim.claim
    kept = said.stance != "rumour" and said.place_basis != "mainly"
    return kept and said.counting == "cumulative" and group_key(claim) is not None


def toll_by_day(claims: Iterable[Resolved]) -> Iterator[TollDay]:
    """Every cumulative toll, day by day, rumours left out; days without a claim have no row."""
    tolls: dict[tuple, list[Resolved]] = {}
    for claim in claims:
        if claim.last != inf and _belongs_to_toll(claim):
            tolls.setdefault(claim.scope, []).append(claim)
    for scope in sorted(tolls):
        yield from _days(tolls[scope])
