"""A language folder that lacks a file, a key or a pattern that compiles."""

import pytest

from qantar import languages
from qantar.reading import find_numerals
from qantar.reading.absolute_dates import ABSOLUTE
from qantar.reading.date_patterns import date_patterns
from qantar.reading.relative_dates import RELATIVE

SHAPE = {
    subject: set(languages.load("de", subject))
    for subject in languages.SUBJECTS
    if subject != "dispositions"
}


@pytest.mark.parametrize("code", languages.available())
@pytest.mark.parametrize("subject", SHAPE)
def test_same_keys_in_every_language(code, subject):
    """Code reads a key that one language does not have."""
    assert set(languages.load(code, subject)) == SHAPE[subject]


@pytest.mark.parametrize("code", languages.available())
def test_every_date_kind_can_be_resolved(code):
    """A pattern names a kind that no function resolves."""
    kinds = {pattern.kind for pattern in date_patterns(code)}
    assert kinds <= set(ABSOLUTE) | set(RELATIVE)


def test_unknown_language():
    """A missing language ends in a traceback about a file."""
    with pytest.raises(languages.UnknownLanguageError, match="there is data for de, en"):
        find_numerals("13", "xx")
