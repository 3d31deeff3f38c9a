"""The days that a date expression covers, seen from the day of publication.

Always an interval: "Anfang Januar" is the first to the tenth. The conventions are listed in
docs/READING.md with their reasons.
"""

from datetime import date

from qantar.reading.absolute_dates import ABSOLUTE, Interval
from qantar.reading.dates import DateExpression
from qantar.reading.relative_dates import RELATIVE

# windows that reach up to publication, and dates that may lie after it
_WINDOWS = frozenset({"last_span", "since_span"})
_FORWARD = frozenset({"weekday_next"})


def resolve(
    expression: DateExpression,
    published_earliest: date | None = None,
    published_latest: date | None = None,
) -> Interval | None:
    """The first and last day `expression` can mean; None if it cannot be said.

    The publication is itself an interval: a relative expression is resolved from both its ends
    and the hull returned. A day without a year takes the year that puts it nearest before the
    latest publication. Without a publication only what carries its year is resolved.
    """
    if expression.kind in ABSOLUTE:
        days = ABSOLUTE[expression.kind](expression.fields, published_latest)
        return days if "year" in expression.fields else _not_after(days, published_latest)
    if published_earliest is None or published_latest is None:
        return None
    ends = [
        RELATIVE[expression.kind](expression.fields, day, expression.language)
        for day in (published_earliest, published_latest)
    ]
    if None in ends:
        return None
    hull = min(first for first, _ in ends), max(last for _, last in ends)
    return hull if expression.kind in _FORWARD else _not_after(hull, published_latest)


def resolve_moment(
    expression: DateExpression,
    published_earliest: date | None = None,
    published_latest: date | None = None,
) -> Interval | None:
    """The moment up to which a count runs that `expression` dates.

    As `resolve`, but a window that reaches up to publication ("in den vergangenen 24 Stunden",
    "seit drei Tagen") gives the publication itself.
    """
    if expression.kind not in _WINDOWS:
        return resolve(expression, published_earliest, published_latest)
    if published_earliest is None or published_latest is None:
        return None
    return published_earliest, published_latest


def _not_after(days: Interval | None, published: date | None) -> Interval | None:
    """What is reported as past or present ends with publication at the latest."""
    if days is None or published is None or days[0] > published:
        return days
    return days[0], min(days[1], published)
