"""Numbers, integers and booleans.

Python reads ` 12`, `1_000`, `Infinity` and Arabic digits as numbers; the specification
(XML Schema decimal and integer, with NaN, INF and -INF) does not, so the form is checked
before the value is read.
"""

import re
from decimal import Decimal, InvalidOperation

from qantar.engine.values.bad import BAD

INTEGER = r"[+-]?[0-9]+"
NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
SPECIAL = re.compile(r"NaN|-?INF", re.IGNORECASE)
# What bareNumber=false lets stand around a number: €95, EUR 95, 95%
LEADING = re.compile(r"^[^-+0-9]*")
TRAILING = re.compile(r"[^0-9]*$")


def integer_reader(field):
    """Return the reader of whole numbers, with groupChar and bareNumber."""
    match = re.compile(INTEGER).fullmatch
    tidy = _tidier(field, decimal_char=None)

    def read(text):
        if tidy is not None:
            text = tidy(text)
        if not match(text):
            return BAD
        try:
            return int(text)
        except ValueError:  # Python refuses integers of more than 4300 digits
            return BAD

    return read


def number_reader(field):
    """Return the reader of numbers, with decimalChar, groupChar and bareNumber."""
    match = re.compile(NUMBER).fullmatch
    tidy = _tidier(field, field.options.get("decimalChar", "."))

    def read(text):
        if SPECIAL.fullmatch(text):
            return Decimal(text)
        if tidy is not None:
            text = tidy(text)
        if not match(text):
            return BAD
        try:
            return Decimal(text)
        except InvalidOperation:
            return BAD

    return read


def _tidier(field, decimal_char):
    """Return what brings a number to plain form first, or None if nothing is needed."""
    group = field.options.get("groupChar")
    bare = field.options.get("bareNumber", True)
    if bare and not group and decimal_char in (None, "."):
        return None
    grouped = re.compile(rf"(?<=[0-9]){re.escape(group)}(?=[0-9])") if group else None

    def tidy(text):
        if not bare:
            text = _strip_words(text, decimal_char)
        if grouped:
            text = _ungroup(text, grouped, decimal_char)
        if decimal_char not in (None, "."):
            text = "" if "." in text else text.replace(decimal_char, ".")
        return text

    return tidy


def _strip_words(text, decimal_char):
    start = LEADING.match(text).end()
    if start and decimal_char and text[:start].endswith(decimal_char):
        start -= len(decimal_char)
    return TRAILING.sub("", text[start:])


def _ungroup(text, grouped, decimal_char):
    """Remove groupChar between digits, but not behind the decimal point."""
    if not decimal_char:
        return grouped.sub("", text)
    whole, point, rest = text.partition(decimal_char)
    return grouped.sub("", whole) + point + rest


def boolean_reader(field):
    """Return the reader of booleans: exactly trueValues and falseValues."""
    true_values = field.options.get("trueValues", ["true", "True", "TRUE", "1"])
    false_values = field.options.get("falseValues", ["false", "False", "FALSE", "0"])
    mapping = dict.fromkeys(true_values, True) | dict.fromkeys(false_values, False)

    def read(text):
        return mapping.get(text, BAD)

    return read
