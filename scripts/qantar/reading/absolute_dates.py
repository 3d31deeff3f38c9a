"""Dates that name a day, month or year: the days they cover.

A day or month without a year takes the latest year that is not after publication.
"""

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]
MONTHS_OF_SEASON = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
MONTHS_OF_PART = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}
DAYS_OF_PART = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}


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
    return date(year, month, first_day), date(
        year, month, min(last_day, monthrange(year, month)[1])
    )


def year_days(fields: dict, published: date | None) -> Interval | None:
    year = fields["year"]
    second = fields.get("year2", year)
    last = second if second >= 100 else year // 100 * 100 + second
    first_month, last_month = MONTHS_OF_PART.get(fields.get("part"), (1, 12))
    if last < year:
        return None
    return date(year, first_month, 1), date(last, last_month, monthrange(last, last_month)[1])


def season_days(fields: dict, published: date | None) -> Interval | None:
    """Whole months; the winter of a year begins in its December."""
    first, last = MONTHS_OF_SEASON[fields["season"]]
    end_year = fields["year"] + (last < first)
    last_day = monthrange(end_year, last)[1]
    return date(fields["year"], first, 1), date(end_year, last, last_day)


def _day_of_month(fields: dict, published: date | None) -> Interval | None:
    """ "am 9.": the latest such day not after publication."""
    if published is None:
        return None
    day = published
    while day.day != fields["day"]:
        day -= timedelta(days=1)
    return day, day


# kind of expression → (fields, latest day of publication) → days
ABSOLUTE = {
    "date": _date,
    "night_date": _night_date,
    "month": _month,
    "year": year_days,
    "season": season_days,
    "day": _day_of_month,
}
