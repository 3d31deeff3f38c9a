"""Tables in a terminal: they fit, and nothing is lost."""

import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.query.layout import to_table
from qantar.query.result import Result

WORDS = st.text(st.sampled_from("aä日e\u0301 \n-👩"), max_size=60)


def table(rows, width=None):
    count = len(rows[0])
    return to_table(
        Result([f"column_{i}" for i in range(count)], [False] * count, rows, False), width
    )


def shown(text: str) -> str:
    return "".join(c for c in text if c in "aäe\u0301日👩")


@given(
    st.integers(20, 100),
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=3)
    ),
)
@settings(max_examples=60, deadline=None)
def test_every_line_fits(width, rows):
    """Protects narrow terminals against lines that break the columns."""
    for line in table(rows, width).splitlines():
        assert wcwidth.width(line) <= width


@given(st.integers(20, 100), WORDS)
@settings(max_examples=60, deadline=None)
def test_no_character_is_lost(width, text):
    """Protects quotes: wrapping moves words and drops none."""
    lines = table([[text]], width).splitlines()
    body = lines[2:] if lines[1].startswith("─") else lines[1:]
    assert shown("".join(body).replace("column_0", "")) == shown(text)


def test_columns_stand_below_each_other():
    """Protects alignment where characters are wide or add nothing to the width."""
    lines = table([["日本", "x"], ["e\u0301", "y"], [None, "z"]]).splitlines()
    assert lines[2:] == ["日本      x", "e\u0301         y", "NULL      z"]


def test_numbers_are_right_aligned():
    """Protects the comparison of numbers."""
    result = Result(["n", "t"], [True, False], [(5, "a"), (1200, "b")], False)
    assert to_table(result, None).splitlines()[2:] == ["   5  a", "1200  b"]


def test_many_columns_are_shown_row_by_row():
    """Protects against a table that leaves columns out because they do not fit."""
    text = to_table(
        Result([f"name_{i}" for i in range(30)], [False] * 30, [tuple(range(30))], False), 60
    )
    assert all(f"name_{i}" in text and str(i) in text for i in range(30))


def test_control_characters_are_shown():
    """Protects the terminal against escape sequences, and the eye against turned text."""
    text = table([["\x1b[31mred\u202e\r"]])
    assert "\\x1b[31mred\\u202e\\r" in text


def test_no_rows_and_no_width():
    """Protects the empty result: its columns are still named."""
    result = Result(["a", "b"], [False, False], [], False)
    assert to_table(result, None) == "a  b\n─  ─\n"
    assert to_table(Result(["name"] * 20, [False] * 20, [], False), 20).count("name") == 20
