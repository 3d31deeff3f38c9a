"""Cells: from text to values by the schema's type, and back to one canonical text.

The published text of a value is unique: integers without sign or zeros in front, numbers without
superfluous zeros, ISO dates, nothing for what is missing.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")  # fits 64 bits
_NUMBER = re.compile(r"(?!-0$)-?(0|[1-9][0-9]{0,17})(\.[0-9]{0,17}[1-9])?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Value = str | int | Decimal | date | None
EXPECTED = {
    "integer": "a whole number such as 1200, without points or spaces",
    "number": "a number such as 3.5, with a decimal point and without superfluous zeros",
    "date": "a day such as 2022-01-09",
    "string": "text",
}


def parse(text: str | None, type_: str) -> Value:
    """The value of a cell's text; None for an empty one. Raises ValueError for any other text,
    also for another way to write the same value."""
    if text is None or text == "":
        return None
    if type_ == "integer":
        return int(_whole(_INTEGER, text))
    if type_ == "number":
        return Decimal(_whole(_NUMBER, text))
    if type_ == "date":
        return date.fromisoformat(_whole(_DATE, text))
    return str(text)


def _whole(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return str(text)


def render(value: Value | float) -> str:
    """The canonical text of a value."""
    if value is None:
        return ""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
