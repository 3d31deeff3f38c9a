"""What was known on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from .claims import Claim
from .hierarchies import Source

CERTAIN, POSSIBLE = "certain", "possible"


def _by(day: date, earliest: date | None, latest: date | None) -> str | None:
    """Whether something that happened between two days had happened by `day`."""
    if latest is not None and latest <= day:
        return CERTAIN
    return POSSIBLE if earliest is not None and earliest <= day else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def known_on(day: date, claims: Iterable[Claim], sources: Mapping[str, Source]) -> dict[str, str]:
    """The claims published by a day, by figure id: certain or possible.

    Certain if the latest day of publication is past, possible if only the earliest is. A teaser
    belongs to another article, so it is known only once its own moment has come as well.
    """
    known = {}
    for claim in claims:
        source = sources.get(claim.source_id)
        if source is None:
            continue
        dates = [(_day(source.published_earliest), _day(source.published_latest))]
        if claim.section == "teaser":
            dates.append((claim.as_of_earliest, claim.as_of_latest))
        answers = {_by(day, *pair) for pair in dates}
        if None not in answers:
            known[claim.figure_id] = POSSIBLE if POSSIBLE in answers else CERTAIN
    return known
