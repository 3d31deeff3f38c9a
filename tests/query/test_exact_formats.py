"""CSV, JSON and Markdown: every value comes back as it was."""

import csv
import io
import json
import math
from datetime import date
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qantar.query.delimited import to_csv, to_json, to_markdown
from qantar.query.result import Result, run

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n|*_`<&\\~[]\",'")
)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        yield con


def one(con, expression: str):
    """The value of an expression, as it comes out of a query."""
    return run(con, f"SELECT {expression} AS x", None).rows[0][0]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        pytest.param("NULL", None, id="null"),
        pytest.param("true", True, id="boolean"),
        pytest.param("170141183460469231731687303715884105727::HUGEINT", 2**127 - 1, id="hugeint"),
        pytest.param("1.10::DECIMAL(38, 2)", Decimal("1.10"), id="decimal"),
        pytest.param("0.1::DOUBLE", 0.1, id="double"),
        pytest.param("DATE '2022-01-09'", "2022-01-09", id="date"),
        pytest.param("'infinity'::DATE", "infinity", id="infinite date"),
        pytest.param("INTERVAL 1 MONTH", "1 month", id="interval"),
        pytest.param(
            "'2022-01-09 10:00:00.123456789'::TIMESTAMP_NS",
            "2022-01-09 10:00:00.123456789",
            id="ns",
        ),
        pytest.param(r"'\xAA'::BLOB", r"\xAA", id="blob"),
        pytest.param("[DATE '2022-01-09', NULL]", ["2022-01-09", None], id="list"),
        pytest.param(
            "{'a': [1.5::DECIMAL(2, 1)], 'b': NULL}",
            {"a": [Decimal("1.5")], "b": None},
            id="struct",
        ),
        pytest.param("MAP {DATE '2022-01-09': 1}", {"2022-01-09": 1}, id="map"),
        pytest.param("[1, 2]::INTEGER[2]", [1, 2], id="array"),
        pytest.param("union_value(a := 1)", "1", id="union"),
        pytest.param("'[1]'::JSON", "[1]", id="json"),
        pytest.param("'a'::ENUM ('a', 'b')", "a", id="enum"),
    ],
)
def test_values_come_out_of_duckdb_exactly(con, expression, value):
    """Protects against types that Python rounds, shortens or cannot hold."""
    assert one(con, expression) == value


def test_order_and_names_survive(con):
    """Protects ORDER BY and columns of the same name where a result has to be cast."""
    result = run(
        con,
        "SELECT DATE '2022-01-01' + i::INT AS a, i AS a FROM range(3000) t(i) ORDER BY i DESC",
        None,
    )
    assert result.names == ["a", "a"]
    assert [row[1] for row in result.rows] == list(range(2999, -1, -1))


@given(st.lists(st.tuples(TEXT, st.none() | st.integers())))
@settings(max_examples=60, deadline=None)
def test_csv_reads_back(rows):
    """Protects texts with commas, quotation marks and line ends."""
    written = to_csv(Result(["a", "b"], [False, True], rows, False))
    read = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert read == [["a", "b"], *[[a, "" if b is None else str(b)] for a, b in rows]]


def test_csv_tells_missing_from_empty():
    """Protects the difference between no value and an empty text, also in a single column."""
    rows = [(None,), ("",), ("x",)]
    assert to_csv(Result(["a"], [False], rows, False)) == 'a\n\n""\nx\n'


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(TEXT, values, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
@settings(max_examples=60, deadline=None)
def test_json_reads_back(rows):
    """Protects nested values, numbers with all their digits, and texts of every language."""
    written = to_json(Result(["a", "b"], [False, False], rows, False))
    assert json.loads(written) == [{"a": a, "b": b} for a, b in rows]


def test_json_keeps_what_json_has_no_word_for():
    """Protects decimals from rounding, and the reader from `NaN`, which is no JSON."""
    rows = [(Decimal("0.10000000000000000001"), math.nan, math.inf)]
    written = to_json(Result(["a", "a", "b"], [True] * 3, rows, False))
    assert '"a": 0.10000000000000000001' in written
    assert json.loads(written)[0]["a_1"] == "nan" and json.loads(written)[0]["b"] == "inf"


@given(st.lists(TEXT.map(str.strip), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_markdown_shows_the_text_itself(cells):
    """Protects against words that turn into emphasis, links, code or HTML."""
    written = to_markdown(
        Result([f"c{i}" for i in range(len(cells))], [False] * len(cells), [cells], False)
    )
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written)
    shown = [token.children for token in tokens if token.type == "inline"][len(cells) :]
    assert [_plain(children) for children in shown] == [" ".join(cell.split()) for cell in cells]


def _plain(children) -> str:
    text = "".join("\n" if child.content == "<br>" else child.content for child in children)
    return " ".join(text.split())


def test_markdown_aligns_numbers():
    """Protects the reading of columns of numbers."""
    result = Result(["day", "n"], [False, True], [(str(date(2022, 1, 9)), 1), (None, None)], False)
    assert to_markdown(result) == "| day | n |\n| --- | ---: |\n| 2022-01-09 | 1 |\n|  |  |\n"
