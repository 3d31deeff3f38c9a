"""Protects what counts as a value of each type and format."""

import pytest

from qantar.engine.model import Field
from qantar.engine.values import BAD, reader_for

HOLD = [
    ("integer", {}, ["0", "-1", "+5", "007", "99999999999999999999"]),
    ("integer", {"groupChar": "."}, ["1.000", "1.000.000", "12"]),
    ("integer", {"bareNumber": False}, ["€95", "95%", "EUR -95"]),
    ("number", {}, ["1", "-1.5", ".5", "1.", "1e3", "1E-2", "NaN", "inf", "-INF"]),
    ("number", {"decimalChar": ",", "groupChar": "."}, ["1.000,5", "1,5", "7"]),
    ("number", {"bareNumber": False}, ["$1.5", "about 1.5 kg", "-2%", ".5 m"]),
    ("boolean", {}, ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"]),
    ("boolean", {"trueValues": ["ja"], "falseValues": ["nein"]}, ["ja", "nein"]),
    ("year", {}, ["2022", "0001"]),
    ("yearmonth", {}, ["2022-01", "2022-12"]),
    ("date", {}, ["2022-01-05", "2024-02-29"]),
    ("time", {}, ["10:00:00", "23:59:59"]),
    (
        "datetime",
        {},
        ["2022-01-05T10:00:00", "2022-01-05T10:00:00.25+06:00", "2022-01-05T24:00:00Z"],
    ),
    ("duration", {}, ["P1Y2M3DT4H5M6.7S", "PT1M", "-P1D"]),
    ("geopoint", {}, ["76.9, 43.2", "180,90", "-180,-90"]),
    ("object", {}, ["{}", '{"a": [1]}']),
    ("array", {}, ["[]", '[1, {"a": 2}]']),
    ("list", {}, ["a,b", "", "a"]),
    ("list", {"itemType": "integer", "delimiter": ";"}, ["1;2", "-3"]),
    ("any", {}, ["", "x", " "]),
    ("geojson", {}, ['{"type": "Point", "coordinates": [1, 2]}']),
]
FAIL = [
    ("integer", {}, ["", " 1", "1 ", "1_0", "1.0", "1e3", "٣", "--1", "0x1", "1\n"]),
    ("integer", {"groupChar": "."}, [".1", "1.", "1..0"]),
    ("integer", {}, ["9" * 5000]),
    ("number", {}, ["", " 1", "1_0", "Infinity", "sNaN", "1,5", "e3", ".", "1e", "+-1", "1.5\n"]),
    ("number", {"decimalChar": ","}, ["1.5"]),
    ("number", {"bareNumber": False}, ["none", ""]),
    ("boolean", {}, ["yes", "tRUE", "2", " true"]),
    ("year", {}, ["22", "20222", "+202", " 202", "２０２２"]),
    ("yearmonth", {}, ["2022-1", "2022-13", "2022", "202-01"]),
    ("date", {}, ["2022-1-5", "2022-02-30", "20220105", "2022-01-05\n", "05.01.2022"]),
    ("time", {}, ["10:00", "25:00:00", "10:60:00", "10:00:00x"]),
    (
        "datetime",
        {},
        ["2022-01-05", "2022-01-05 10:00:00", "2022-01-05T10:00", "2022-01-05T24:00:01"],
    ),
    ("duration", {}, ["P", "PT", "P1W", "1Y", "P1YT", "P1.5Y"]),
    ("geopoint", {}, ["181,0", "0,91", "1", "1,2,3", "a,b", "NaN,0"]),
    ("object", {}, ["[]", "{", "1", '{"a": NaN}', "{" * 100_000]),
    ("array", {}, ["{}", "[", "null"]),
    ("list", {"itemType": "integer"}, ["1,x", "1,", ""]),
    ("geojson", {}, ['{"type": "Point"}', '{"type": "Polygon", "coordinates": [[1, 2]]}', "[]"]),
]
FORMATS_HOLD = [
    ("string", "email", ["a@b.org", "a.b+c@d-e.example.org", "ä@köln.de"]),
    (
        "string",
        "uri",
        ["https://example.org/a?b=c#d", "urn:isbn:1", "mailto:a@b.org", "http://[::1]/"],
    ),
    ("string", "uuid", ["2bc1c94f-0deb-43e9-92a1-4775189ec9f8"]),
    ("string", "binary", ["YWJj", "YQ==", ""]),
    ("date", "%d.%m.%Y", ["05.01.2022"]),
    ("date", "any", ["5 January 2022"]),
    ("datetime", "%d.%m.%Y %H:%M", ["05.01.2022 10:00"]),
    ("time", "%H:%M", ["10:00"]),
    ("geopoint", "array", ["[76.9, 43.2]"]),
    ("geopoint", "object", ['{"lon": 76.9, "lat": 43.2}']),
    ("geojson", "topojson", ['{"type": "Topology", "objects": {}, "arcs": []}']),
]
FORMATS_FAIL = [
    ("string", "email", ["a", "a@b", "@b.org", "a b@c.org", "a@b..org", "a@b@c.org", "a.@b.org"]),
    (
        "string",
        "uri",
        ["example.org", "//a.org", "http://a b", "http://a/%zz", "http://a/ä", "http://a[/"],
    ),
    ("string", "uuid", ["2bc1c94f", "2bc1c94f-0deb-43e9-92a1-4775189ec9fz"]),
    ("string", "binary", ["a", "YW?Jj", "YQ=", "ä"]),
    ("date", "%d.%m.%Y", ["2022-01-05", "31.02.2022"]),
    ("geopoint", "array", ["[1]", '["1", "2"]', "[true, 1]", "1,2"]),
    ("geopoint", "object", ['{"lon": 1}', '{"lon": 1, "lat": 2, "x": 3}']),
]


def read(kind, text, format="default", **options):
    return reader_for(Field("x", kind, format, options=options, version="v2"))(text)


@pytest.mark.parametrize(
    ("kind", "options", "text"), [(k, o, text) for k, o, texts in HOLD for text in texts]
)
def test_holds(kind, options, text):
    """A good cell is called bad."""
    assert read(kind, text, **options) is not BAD


@pytest.mark.parametrize(
    ("kind", "options", "text"), [(k, o, text) for k, o, texts in FAIL for text in texts]
)
def test_fails(kind, options, text):
    """A bad cell passes, as it does with int(), Decimal() or strptime()."""
    assert read(kind, text, **options) is BAD


@pytest.mark.parametrize(
    ("kind", "format", "text"), [(k, f, text) for k, f, texts in FORMATS_HOLD for text in texts]
)
def test_format_holds(kind, format, text):
    """A good cell of a format is called bad."""
    assert read(kind, text, format) is not BAD


@pytest.mark.parametrize(
    ("kind", "format", "text"), [(k, f, text) for k, f, texts in FORMATS_FAIL for text in texts]
)
def test_format_fails(kind, format, text):
    """A bad cell of a format passes."""
    assert read(kind, text, format) is BAD


def test_equal_values_are_equal():
    """Two texts of one value count as different, so a duplicate key passes."""
    assert read("number", "1.50") == read("number", "1.5")
    assert read("duration", "P1Y") == read("duration", "P12M")
    assert read("datetime", "2022-01-05T24:00:00") == read("datetime", "2022-01-06T00:00:00")


def test_time_of_version_1_may_have_a_zone():
    """A v1 package with ISO 8601 times is refused."""
    field = Field("x", "time", version="v1")
    assert reader_for(field)("10:00:00.5Z") is not BAD
