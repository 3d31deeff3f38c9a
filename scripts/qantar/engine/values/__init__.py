"""From text to value: one reader for each type and format of Table Schema.

A reader takes the text of one cell and returns its value, or BAD when the text does not
have the form that the specification demands.
"""

from qantar.engine.values.bad import BAD
from qantar.engine.values.numeric import boolean_reader, integer_reader, number_reader
from qantar.engine.values.temporal import (
    date_reader,
    datetime_reader,
    duration_reader,
    time_reader,
    year_reader,
    yearmonth_reader,
)
from qantar.engine.values.textual import string_reader

__all__ = ["BAD", "TYPES", "reader_for"]


def _structured(name):
    def build(field):
        from qantar.engine.values import structured  # json is not needed by most tables

        return getattr(structured, name)(field)

    return build


def _any_reader(field):
    return lambda text: text


READERS = {
    "any": _any_reader,
    "array": _structured("array_reader"),
    "boolean": boolean_reader,
    "date": date_reader,
    "datetime": datetime_reader,
    "duration": duration_reader,
    "geojson": _structured("geojson_reader"),
    "geopoint": _structured("geopoint_reader"),
    "integer": integer_reader,
    "list": _structured("list_reader"),
    "number": number_reader,
    "object": _structured("object_reader"),
    "string": string_reader,
    "time": time_reader,
    "year": year_reader,
    "yearmonth": yearmonth_reader,
}
TYPES = frozenset(READERS)


def reader_for(field):
    """Return the reader for a `model.Field`: text → value, or BAD."""
    return READERS[field.type](field)
