"""Dates, times, years, months and durations.

`strptime` and dateutil read `2020-1-5` and `2020-01-01 10:00`; the default formats of the
specification (ISO 8601 as XML Schema writes it) do not.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import NamedTuple

from qantar.engine.values.bad import BAD

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
TIME = r"([0-9]{2}):([0-9]{2}):([0-9]{2})"
ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
PLAIN_TIME = re.compile(TIME)
ISO_TIME = re.compile(TIME + r"(\.[0-9]+)?" + ZONE)
DATETIME = re.compile(DATE.pattern + "T" + TIME + r"(\.[0-9]+)?" + ZONE)
YEARMONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
DURATION = re.compile(
    r"(-)?P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)


class Duration(NamedTuple):
    """A length of time; P1Y equals P12M, but a month is no fixed number of days."""

    months: int
    seconds: Decimal

    @property
    def length(self):
        """Its length in seconds, a month taken as a twelfth of 365.2425 days."""
        return self.months * Decimal(2629746) + self.seconds


class YearMonth(NamedTuple):
    """A month of a year."""

    year: int
    month: int


def date_reader(field):
    """Return the reader of dates: YYYY-MM-DD, a strptime pattern, or any."""

    def read(text):
        match = DATE.fullmatch(text)
        if not match:
            return BAD
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return BAD

    return _by_format(field, read, lambda moment: moment.date())


def time_reader(field):
    """Return the reader of times: hh:mm:ss (v1 also with fraction and zone), pattern, any."""
    form = PLAIN_TIME if field.version == "v2" else ISO_TIME

    def read(text):
        match = form.fullmatch(text)
        if not match:
            return BAD
        hour, *rest = match.groups()
        if text.startswith("24:00:00"):  # XML Schema's name for the end of a day
            hour = "00"
        try:
            return _time(hour, *[*rest, None, None][:4])
        except ValueError:
            return BAD

    return _by_format(field, read, lambda moment: moment.timetz())


def datetime_reader(field):
    """Return the reader of moments: YYYY-MM-DDThh:mm:ss with fraction and zone, pattern, any."""

    def read(text):
        match = DATETIME.fullmatch(text)
        if not match:
            return BAD
        year, month, day, *clock = match.groups()
        try:
            midnight_after = clock[0] == "24"  # XML Schema's name for the end of a day
            if midnight_after:
                clock[0] = "00"
            moment = datetime.combine(date(int(year), int(month), int(day)), _time(*clock))
            if midnight_after:
                if moment.time() != time():
                    return BAD
                moment += timedelta(days=1)
            return moment
        except (ValueError, OverflowError):
            return BAD

    return _by_format(field, read, lambda moment: moment)


def year_reader(field):
    """Return the reader of years of four digits."""

    def read(text):
        if len(text) != 4 or not (text.isascii() and text.isdigit()):
            return BAD
        return int(text)

    return read


def yearmonth_reader(field):
    """Return the reader of months: YYYY-MM."""

    def read(text):
        match = YEARMONTH.fullmatch(text)
        return YearMonth(int(match[1]), int(match[2])) if match else BAD

    return read


def duration_reader(field):
    """Return the reader of durations as XML Schema writes them: PnYnMnDTnHnMnS."""

    def read(text):
        match = DURATION.fullmatch(text)
        if not match:
            return BAD
        sign = -1 if match[1] else 1
        try:
            years, months, days, hours, minutes = (int(match[n] or 0) for n in range(2, 7))
        except ValueError:  # Python refuses integers of more than 4300 digits
            return BAD
        seconds = ((days * 24 + hours) * 60 + minutes) * 60 + Decimal(match[7] or 0)
        return Duration(sign * (years * 12 + months), sign * seconds)

    return read


def _time(hour, minute, second, fraction, zone):
    micro = int((fraction or ".0")[1:7].ljust(6, "0"))
    return time(int(hour), int(minute), int(second), micro, _zone(zone))


def _zone(text):
    if not text:
        return None
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    if minutes > 59:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _by_format(field, read_default, take):
    if field.format == "default":
        return read_default
    parse = _any_parser() if field.format == "any" else _pattern_parser(field.format)

    def read(text):
        try:
            return take(parse(text))
        except (ValueError, OverflowError):
            return BAD

    return read


def _pattern_parser(pattern):
    return lambda text: datetime.strptime(text, pattern)


def _any_parser():
    # The specification names dateutil for the format "any".
    from dateutil.parser import parse

    return parse
