"""Dates that are counted from the day of publication: the days they cover."""

from datetime import date, timedelta

from qantar import languages
from qantar.reading.absolute_dates import Interval, season_days, year_days

DAYS_IN = {"days": 1, "weeks": 7, "months": 30, "years": 365}
WEEKDAYS_OF_PART = {"start": (0, 1), "mid": (2, 2), "end": (3, 4)}


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
    """ "in den vergangenen 24 Stunden": from as long before publication up to it."""
    unit = fields["unit"]
    count = fields.get("count") or languages.load(language, "dates")["uncounted"][unit]
    days = -(-count // 24) if unit == "hours" else count * DAYS_IN[unit]
    return _back(published, days), published


def _back(published: date, days: float) -> date:
    return date.fromordinal(max(1, published.toordinal() - int(days)))


def _ago(fields: dict, published: date, language: str) -> Interval:
    """ "vor drei Tagen" is that day; "vor drei Wochen" may be half a week off either way."""
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
    return year_days({"year": published.year} | fields, published)


def _last_season(fields: dict, published: date, language: str) -> Interval:
    """The latest such season that was over before publication."""
    year = published.year
    while (days := season_days(fields | {"year": year}, None))[1] >= published:
        year -= 1
    return days


# kind of expression → (fields, day of publication, language) → days
RELATIVE = {
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
