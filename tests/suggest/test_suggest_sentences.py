"""Sentences that break a date, lose words, or run across a blank line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.suggest.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 5. Januar kamen 3 Leute. Am 6. kam keiner.", 2),
        ("Der Präsident, d. h. der 2. seit 1991, ging. Alle blieben.", 2),
        ("Am 9. Jan. 2022 starb er. Dann war Ruhe.", 2),
        ("Kopfzeile\n\nErster Satz. Zweiter Satz.", 3),
        ("| Ein Satz über | |\n| zwei Zeilen. Noch einer. | |", 2),
    ],
)
def test_boundaries(text, count):
    """A full stop inside a date ends a sentence."""
    assert len(split_sentences(text, "de")) == count


PARTS = [
    "Am 5. Januar",
    "starben 3.",
    "Menschen.",
    "„Ja“, sagte er.",
    "\n\n",
    "d. h.",
    "!",
    "|\n| ",
    "Ä",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=10).map(" ".join))
def test_nothing_is_lost(text):
    """A word stands in no sentence, or in two."""
    sentences = split_sentences(text, "de")
    for position, character in enumerate(text):
        if character.isalnum():
            assert sum(s.start <= position < s.end for s in sentences) == 1
