"""Arrays, objects, lists, points and GeoJSON: values that have parts."""

import json
import re
from decimal import Decimal

from qantar.engine.model import Field
from qantar.engine.values.bad import BAD
from qantar.engine.values.geometry import is_geojson, is_topojson
from qantar.engine.values.numeric import NUMBER

PLAIN_NUMBER = re.compile(NUMBER)
ITEM_TYPES = ("string", "integer", "boolean", "number", "datetime", "date", "time")


def parse_json(text):
    """Return the JSON value of the text, or BAD; NaN and Infinity are not JSON."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return BAD


def _refuse(name):
    raise ValueError(name)


def array_reader(field):
    """Return the reader of JSON arrays."""
    return _json_reader(list)


def object_reader(field):
    """Return the reader of JSON objects."""
    return _json_reader(dict)


def _json_reader(kind):
    def read(text):
        value = parse_json(text)
        return value if isinstance(value, kind) else BAD

    return read


def list_reader(field):
    """Return the reader of lists: items of one type between delimiters."""
    from qantar.engine.values import reader_for

    delimiter = field.options.get("delimiter", ",")
    item_type = field.options.get("itemType", "string")
    read_item = reader_for(Field(name=field.name, type=item_type, version=field.version))

    def read(text):
        items = [read_item(item) for item in text.split(delimiter)]
        return BAD if BAD in items else items

    return read


def geopoint_reader(field):
    """Return the reader of points: lon, lat in degrees, as text, JSON array or object."""
    take = {"array": _from_array, "object": _from_object}.get(field.format, _from_text)

    def read(text):
        point = take(text)
        if point is None or abs(point[0]) > 180 or abs(point[1]) > 90:
            return BAD
        return point

    return read


def _from_text(text):
    parts = [part.strip(" ") for part in text.split(",")]
    if len(parts) != 2 or not all(PLAIN_NUMBER.fullmatch(part) for part in parts):
        return None
    return tuple(map(Decimal, parts))


def _from_array(text):
    value = parse_json(text)
    if not isinstance(value, list) or len(value) != 2:
        return None
    return _numbers(value)


def _from_object(text):
    value = parse_json(text)
    if not isinstance(value, dict) or set(value) != {"lon", "lat"}:
        return None
    return _numbers([value["lon"], value["lat"]])


def _numbers(values):
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
        return None
    return tuple(Decimal(str(value)) for value in values)


def geojson_reader(field):
    """Return the reader of GeoJSON (RFC 7946) or TopoJSON objects."""
    holds = is_topojson if field.format == "topojson" else is_geojson

    def read(text):
        value = parse_json(text)
        try:
            return value if isinstance(value, dict) and holds(value) else BAD
        except RecursionError:
            return BAD

    return read
