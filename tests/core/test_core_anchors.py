"""Where words stand in a document."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.seeds.anchors import Anchors, Span, fold

TEXT = (
    "| Die Lage ist | |\n| ernst, sagt [2][sie]. 1.200 Tote, "
    "200 \U0001f600 Autos | |\r\n| in A-Stadt."
)


def found_in(text: str, words: str) -> list[str]:
    return [text[s.start : s.end] for s in Anchors(text).find(words)]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        pytest.param("Lage ist ernst", "Lage ist | |\n| ernst", id="table border"),
        pytest.param("Autos in A", "Autos | |\r\n| in A", id="border with carriage return"),
        pytest.param("  Die   Lage\n", "Die Lage", id="white space"),
        pytest.param("sagt [2][sie]", "sagt [2][sie]", id="reference kept"),
        pytest.param("\U0001f600 Autos", "\U0001f600 Autos", id="beyond 16 bits"),
    ],
)
def test_words_are_found_across_gaps(words, there):
    """A quote over a line of a table would be refused, or found at the wrong characters."""
    assert found_in(TEXT, words) == [there]


def test_what_is_no_gap_is_not_skipped():
    """A lone bar, or a reference, left out of a quote would still be taken for found."""
    assert found_in("a | b", "a b") == []
    assert found_in(TEXT, "sagt sie") == []


def test_every_occurrence_is_found_overlapping_ones_too():
    """A quote that fits twice would pass for unambiguous."""
    assert Anchors("ana nana").find("ana") == [Span(0, 3), Span(5, 8)]
    assert Anchors("aaa").find("aa") == [Span(0, 2), Span(1, 3)]
    assert Anchors("a").find(" \n") == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("200", 1), ("1.200", 1), ("1", 0), ("A", 1), ("Stadt", 0), ("Auto", 0), (" ", 0)],
)
def test_a_word_is_no_part_of_another(word, count):
    """200 would be read out of 1.200, and a name out of a longer one."""
    assert len(Anchors(TEXT).find_word(word, Span(0, len(TEXT)))) == count


def test_nearest_prefers_the_quote_then_the_nearer():
    """Words that stand twice would be anchored at the far end of the document."""
    anchors = Anchors("so. er sagt so. weit weg. so")
    assert anchors.nearest("so", Span(4, 15)) == Span(12, 14)
    assert anchors.nearest("so", Span(4, 6)) == Span(0, 2)
    assert anchors.nearest("nie", Span(0, 2)) is None


TEXTS = st.text(st.sampled_from("ab \n|\t.ä\U0001f600\u00a0"), min_size=1, max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_any_slice_that_occurs_once_is_found_at_its_place(text, data):
    """Positions would drift after a gap, a border or a character beyond 16 bits."""
    gaps = {
        i
        for gap in re.finditer(r"(?:\s|\|[ \t|]*\r?\n[ \t]*\|)+", text)
        for i in range(*gap.span())
    }
    solid = [i for i in range(len(text)) if i not in gaps]
    if not solid:
        assert fold(text) == ""
        return
    start = data.draw(st.sampled_from(solid))
    end = data.draw(st.sampled_from([i for i in solid if i >= start])) + 1
    spans = Anchors(text).find(text[start:end])
    assert Span(start, end) in spans
    for span in spans:
        assert fold(text[span.start : span.end]) == fold(text[start:end])


def test_distance_and_overlap():
    """Spans that only touch would count as one."""
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert (Span(0, 3).distance(Span(5, 6)), Span(5, 6).distance(Span(0, 3))) == (2, 2)
    assert Span(0, 3).distance(Span(2, 9)) == 0
