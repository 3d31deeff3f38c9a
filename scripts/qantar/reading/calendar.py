"""The days that a date expression covers, seen from the day of publication.

Always an interval: "Anfang Januar" is the first to the tenth. The conventions are listed in
docs/READING.md with their reasons.
"""

from calendar import monthrange
from datetime import date, timedelta

from qantar import languages
from qantar.reading.dates import DateExpression

Interval = tuple[date, date]
DAYS_IN = {"days": 1, "weeks": 7, "months": 30, "years": 365}
MONTHS_OF_SEASON = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
MONTHS_OF_PART = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}
DAYS_OF_PART = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
WEEKDAYS_OF_PART = {"start": (0, 1), "mid": (2, 2), "end": (3, 4)}


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
    if expression.kind in _ABSOLUTE:
        days = _ABSOLUTE[expression.kind](expression.fields, published_latest)
        return days if "year" in expression.fields else _not_after(days, published_latest)
    if published_earliest is None or published_latest is None:
        return None
    ends = [
        _RELATIVE[expression.kind](expression.fields, day, expression.language)
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


def _date(fields: dict, published: date | None) -> Interval | None:
    month2 = fields.get("month2", fields.get("month"))
    month, day = fields.get("month", month2), fields["day"]
    year = _full_year(fields["year"]) if "year" in fields else None
    if year is None and (year := _nearest_year(month, day, published)) is None:
        return None
    first = _day(year, month, day)
    if "day2" not in fields or first is None:
        return (first, first) if first else None
    year2 = _full_year(fields["year2"]) if "year2" in fields else year
    last = _day(year2, month2, fields["day2"])
    return (first, last) if last and first <= last else None


def _nearest_year(month: int, day: int, published: date | None) -> int | None:
    """The latest year whose `month`/`day` is not after publication (29 February included)."""
    if published is None:
        return None
    years = range(published.year, published.year - 9, -1)
    return next((y for y in years if (d := _day(y, month, day)) and d <= published), None)


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _full_year(year: int) -> int:
    return year if year >= 100 else 2000 + year


def _night_date(fields: dict, published: date | None) -> Interval | None:
    days = _date(fields, published)
    return days and (days[0] - timedelta(days=1), days[1])


def _month(fields: dict, published: date | None) -> Interval | None:
    first_day, last_day = DAYS_OF_PART.get(fields.get("part"), (1, 31))
    month = fields["month"]
    year = fields.get("year") or _nearest_year(month, first_day, published)
    if year is None:
        return None
    return date(year, month, first_day), date(year, month, min(last_day, monthrange(year, month)[1]))


def _year(fields: dict, published: date | None) -> Interval | None:
    year = fields["year"]
    second = fields.get("year2", year)
    last = second if second >= 100 else year // 100 * 100 + second
    first_month, last_month = MONTHS_OF_PART.get(fields.get("part"), (1, 12))
    if last < year:
        return None
    return date(year, first_month, 1), date(last, last_month, monthrange(last, last_month)[1])


def _season(fields: dict, published: date | None) -> Interval | None:
    """Whole months; the winter of a year begins in its December."""
    first, last = MONTHS_OF_SEASON[fields["season"]]
    end_year = fields["year"] + (last < first)
    last_day = monthrange(end_year, last)[1]
    return date(fields["year"], first, 1), date(end_year, last, last_day)


def _last_season(fields: dict, published: date, language: str) -> Interval:
    """The latest such season that was over before publication."""
    year = published.year
    while (days := _season(fields | {"year": year}, None))[1] >= published:
        year -= 1
    return days


def _day_of_month(fields: dict, published: date | None) -> Interval | None:
    """"am 9.": the latest such day not after publication."""
    if published is None:
        return None
    day = published
    while day.day != fields["day"]:
        day -= timedelta(days=1)
    return day, day


def _one(day: date) -> Interval:
    return day, day


def _weekday(fields: dict, published: date, language: str) -> Interval:
    return _one(published - timedelta(days=(published.weekday() - fields["weekday"]) % 7))


def _weekday_before(fields: dict, published: date, language: str) -> Interval:
    return _one(published - timedelta(days=(published.weekday() - fields["weekday"] - 1) % 7 + 1))


def _weekday_next(fields: dict, published: date, language: str) -> Interval:
    return _one(published + timedelta(days=(fields["weekday"] - published.weekday() - 1) % 7 + 1))


def _night_weekday(fields: dict, published: date, language: str) -> Interval:
    day, _ = _weekday(fields, published, language)
    return day - timedelta(days=1), day


def _weekend(fields: dict, published: date, language: str) -> Interval:
    saturday, _ = _weekday({"weekday": 5}, published, language)
    return saturday, saturday + timedelta(days=1)


def _relative_day(fields: dict, published: date, language: str) -> Interval:
    return _one(published + timedelta(days=fields["offset"]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(fields: dict, published: date, language: str) -> Interval:
    first, last = WEEKDAYS_OF_PART.get(fields.get("part"), (0, 6))
    monday = _monday(published)
    return monday + timedelta(days=first), monday + timedelta(days=last)


def _last_week(fields: dict, published: date, language: str) -> Interval:
    return _week(fields, published - timedelta(days=7), language)


def _last_span(fields: dict, published: date, language: str) -> Interval:
    """"in den vergangenen 24 Stunden": from as long before publication up to it."""
    unit = fields["unit"]
    count = fields.get("count") or languages.load(language, "dates")["uncounted"][unit]
    days = -(-count // 24) if unit == "hours" else count * DAYS_IN[unit]
    return _back(published, days), published


def _back(published: date, days: float) -> date:
    return date.fromordinal(max(1, published.toordinal() - int(days)))


def _ago(fields: dict, published: date, language: str) -> Interval:
    """"vor drei Tagen" is that day; "vor drei Wochen" may be half a week off either way."""
    unit, count = fields["unit"], fields["count"]
    if unit == "hours":
        return _back(published, -(-count // 24)), published
    days, slack = count * DAYS_IN[unit], DAYS_IN[unit] // 2
    return _back(published, days + slack), _back(published, max(0, days - slack))


def _last_month(fields: dict, published: date, language: str) -> Interval:
    last = published.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _this_month(fields: dict, published: date, language: str) -> Interval:
    return published.replace(day=1), published


def _last_year(fields: dict, published: date, language: str) -> Interval:
    return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)


def _this_year(fields: dict, published: date, language: str) -> Interval | None:
    return _year({"year": published.year} | fields, published)


_ABSOLUTE = {
    "date": _date,
    "night_date": _night_date,
    "month": _month,
    "year": _year,
    "season": _season,
    "day": _day_of_month,
}
_WINDOWS = frozenset({"last_span", "since_span"})
_FORWARD = frozenset({"weekday_next"})
_RELATIVE = {
    "weekday": _weekday,
    "weekday_before": _weekday_before,
    "weekday_next": _weekday_next,
    "night_weekday": _night_weekday,
    "weekend": _weekend,
    "relative_day": _relative_day,
    "week": _week,
    "week_part": _week,
    "last_week": _last_week,
    "last_week_part": _last_week,
    "last_span": _last_span,
    "since_span": _last_span,
    "ago": _ago,
    "last_month": _last_month,
    "this_month": _this_month,
    "last_season": _last_season,
    "last_year": _last_year,
    "this_year": _this_year,
}
