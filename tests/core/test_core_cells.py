"""Cells and CSV: text to value and back, byte for byte."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.schemas.tableschema import load_schemas
from qantar.tables.cells import parse, render
from qantar.tables.csvfile import from_csv, sort_rows, to_csv

VALUES = {
    "integer": st.integers(-(10**17), 10**17),
    "number": st.decimals(-(10**9), 10**9, places=4),
    "date": st.dates(),
    "string": st.text(min_size=1),
}


@pytest.mark.parametrize("type_", VALUES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_rendered_value_is_read_back(type_, data):
    """A value that changes on its way through the published text."""
    value = data.draw(VALUES[type_])
    text = render(value)
    if text == "-0":  # a decimal zero keeps its sign; nobody writes it
        return
    assert parse(text, type_) == value
    assert render(parse(text, type_)) == text


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        *[
            (text, "integer")
            for text in ("01", "+1", "1.0", "1e3", "1_000", " 1", "-0", "١", "9" * 19)
        ],
        *[
            (text, "number")
            for text in ("1,5", "1.50", "1.", ".5", "1e3", "inf", "nan", "-0", "2.0")
        ],
        *[
            (text, "date")
            for text in ("2022-1-9", "2022-02-30", "09.01.2022", "2022-01-09T00", "20220109")
        ],
    ],
)
def test_another_spelling_is_no_value(text, type_):
    """Two spellings of one value would differ in every comparison of text."""
    with pytest.raises(ValueError):
        parse(text, type_)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3.5, "3.5"),
        (2.0, "2"),
        (Decimal("1E+3"), "1000"),
        (Decimal("10"), "10"),
        (date(2022, 1, 9), "2022-01-09"),
        (0, "0"),
    ],
)
def test_the_text_of_a_value(value, text):
    """Ten would lose its zero, or a thousand be written with an exponent."""
    assert render(value) == text


CELLS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=8)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_a_table_is_read_back_as_written(cells):
    """Commas, quotation marks and line breaks in a quote would shift the columns."""
    rows = [{"a": a, "b": b} for a, b in cells]
    assert from_csv(to_csv(["a", "b"], rows)) == (["a", "b"], rows)


def test_the_form_of_a_table():
    """Another line end or needless quotation marks would change every hash."""
    assert to_csv(["a", "b"], [{"a": "1"}, {"b": 'x,"y"\nz'}]) == b'a,b\n1,\n,"x,""y""\nz"\n'


def test_rows_stand_in_the_order_of_their_key(root):
    """An order that follows the locale would differ between machines."""
    schema = load_schemas(root / "schemas")["places"]
    rows = [{"place_id": text} for text in ("ä", "z", "Z", "")]
    assert [row["place_id"] for row in sort_rows(rows, schema)] == ["", "Z", "z", "ä"]
