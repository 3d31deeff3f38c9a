"""Points and commas between digits read the wrong way round."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.reading.digits import digits_value


@pytest.mark.parametrize(
    ("printed", "language", "value"),
    [
        pytest.param("2.200", "de", 2200, id="German thousands"),
        pytest.param("3,5", "de", 3.5, id="German decimals"),
        pytest.param("1.234.567,5", "de", 1234567.5, id="German both"),
        pytest.param("5 800", "de", 5800, id="space"),
        pytest.param("2,200", "en", 2200, id="English thousands"),
        pytest.param("3.5", "en", 3.5, id="English decimals"),
        pytest.param("3.5", "de", 3.5, id="foreign decimals"),
        pytest.param("1000", "de", 1000, id="bare"),
    ],
)
def test_value(printed, language, value):
    """A mark is taken for the other one."""
    assert digits_value(printed, language) == value


def test_foreign_thousands_of_whole_things():
    """ "2,200 Menschen" in a translated text becomes 2.2 people."""
    assert digits_value("2,200", "de", fraction_possible=False) == 2200
    assert digits_value("2,200", "de", fraction_possible=True) == 2.2


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number):
    """Some grouped number is read as another one."""
    assert digits_value(f"{number:,}", "en") == number
    assert digits_value(f"{number:,}".replace(",", "."), "de") == number
