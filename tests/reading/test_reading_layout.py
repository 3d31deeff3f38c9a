"""A flattened text whose positions no longer fit the document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.reading.layout import BARRIER, flatten

CHARACTERS = st.text(alphabet="|> \n\r\t#*[](1aÄß\u00a0İ", max_size=60)


@settings(max_examples=200, deadline=None)
@given(CHARACTERS)
def test_length_is_kept(text):
    """A replacement is longer or shorter than what it replaces."""
    flat = flatten(text)
    assert len(flat) == len(text)
    assert all(a == b for a, b in zip(text, flat, strict=True) if a.isalnum())


def test_border_becomes_space_and_heading_a_barrier():
    """Number and noun are parted by a table border, or joined across a heading."""
    flat = flatten("| in den 13 | |\n| Polizisten | |\n| ## Kopf | |\n| 5 Autos | |")
    assert flat.partition(BARRIER)[0].split() == ["in", "den", "13", "Polizisten"]


def test_rows_of_data_stay_apart():
    """The number of one row is bound to the first cell of the next."""
    assert BARRIER in flatten("| Almaty | 103 |\n| Taras | 12 |")
