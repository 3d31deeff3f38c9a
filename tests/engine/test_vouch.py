"""Protects the soundness of the fast path: what SQL vouches for, the row checker passes.

The cells are those at which casts of databases are known to be lenient.
"""

from itertools import combinations

import pytest

from qantar.engine.cells import build_cell_check
from qantar.engine.large.sql_cells import comparable, vouch
from qantar.engine.model import Field

CELLS = [
    *(
        "",
        "5",
        "0",
        "-0",
        "+0",
        "00",
        "007",
        "+5",
        "-5",
        " 5",
        "5 ",
        "5.",
        "5.0",
        ".5",
        "-.5",
        "5\n",
    ),
    *("1e3", "1E+3", "1e", "1_0", "1,5", "0x1F", "1'000", "٣", "5\x00", "\n5", "-1", "1000001"),
    *("99999999999999999999", "-9223372036854775808", "9223372036854775808", "1" * 400),
    *("NaN", "nan", "INF", "-inf", "Infinity", "infinity", "1e400", "0.10.10.1", "1." + "0" * 30),
    *("true", "t", "yes", "1", "epoch", "today", "now", "2020-01-01", "2020-1-5", "2020-02-30"),
    *("20200101", "2020/01/01", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01"),
    *("2020-01-01 (BC)", "2020-01-01\n", " 2020-01-01", "2020-01-01T10:00:00", "2020"),
    *("2020-01-01 10:00:00", "2020-01-01T24:00:00", "2020-01-01T10:00:00+14:00", "20200", "202"),
    *("2020-01-01T10:00:00.5-05:30", "10:00:00", "24:00:00", "10:00", "2020-01", "2020-13"),
    *("P1Y", "PT", "P", "P1W", "-PT5S", "1,2", "180,90", "181,1", "-179.5, 89.9", "1, 91"),
    *("a@b.de", "a@b", "a.@b.de", "x" * 70 + "@b.de", "http://a.de", "http://a b", "http://a.de/ä"),
    *("2bc1c94f-0deb-43e9-92a1-4775189ec9f8", "YWJj", "YW=j", "YQ==", "a,b", "é", "a\u2028b"),
]
INTEGERS = [{}, {"minimum": 0}, {"maximum": 5}, {"exclusiveMinimum": -5}, {"enum": [5, 7]}]
NUMBERS = [{}, {"minimum": 0}, {"minimum": "0.5"}, {"exclusiveMaximum": 1000}]
DATES = [
    {},
    {"minimum": "2020-01-01"},
    {"exclusiveMaximum": "2020-01-01"},
    {"enum": ["2020-01-01"]},
]
PATTERNS = ["[a-z]+", r"\d+", ".+", "[^a]*", r"\w+", r"(a|b|x)*@b\.de", r"^\s*5\s*$"]
FIELDS = [
    *(Field("x", "string", format) for format in ("default", "email", "uri", "binary", "uuid")),
    *(Field("x", "string", constraints={"pattern": pattern}) for pattern in PATTERNS),
    Field("x", "string", constraints={"minLength": 2, "maxLength": 5}),
    Field("x", "string", constraints={"enum": ["5", "é"]}),
    *(Field("x", "integer", constraints=constraints) for constraints in INTEGERS),
    *(Field("x", "number", constraints=constraints) for constraints in NUMBERS),
    *(Field("x", "date", constraints=constraints) for constraints in DATES),
    Field("x", "boolean"),
    Field("x", "boolean", options={"trueValues": ["yes"], "falseValues": ["5"]}),
    *(Field("x", kind) for kind in ("datetime", "time", "year", "yearmonth", "duration")),
    *(Field("x", kind, version="v2") for kind in ("time", "geopoint", "any", "list")),
    Field("x", "year", constraints={"minimum": 2019}),
    Field("x", "yearmonth", constraints={"maximum": "2020-01"}),
    Field("x", "time", constraints={"minimum": "09:00:00"}),
]


@pytest.fixture(scope="module")
def cells():
    import duckdb

    connection = duckdb.connect()
    connection.execute("CREATE TABLE cells AS SELECT unnest($1::VARCHAR[]) AS x", [CELLS])
    return connection


def vouched(cells, field):
    return [
        x for (x,) in cells.execute(f"SELECT x FROM cells WHERE {vouch(field, 'x')}").fetchall()
    ]


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_vouched_cells_hold(cells, field):
    """The database vouches for a cell in which the row checker finds a fault."""
    field.missing_values = frozenset()
    check = build_cell_check(field)
    good = vouched(cells, field)
    assert good, "nothing is vouched for: the fast path would never be taken"
    assert [text for text in good if check(text)[1]] == []


@pytest.mark.parametrize("kind", ["integer", "number", "string", "date"])
def test_equal_values_have_equal_keys(cells, kind):
    """Two texts of one value get different keys, so a duplicate passes."""
    field = Field("x", kind, missing_values=frozenset())
    check = build_cell_check(field)
    query = f"SELECT x, {comparable(field, 'x')} FROM cells WHERE {vouch(field, 'x')}"
    keys = dict(cells.execute(query).fetchall())
    assert None not in keys.values()
    for one, other in combinations(keys, 2):
        if check(one)[0] == check(other)[0]:
            assert keys[one] == keys[other]
