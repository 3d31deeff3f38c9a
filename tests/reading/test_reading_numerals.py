"""Numerals overlooked, found twice, cut wrongly, or taken for what they are not."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.reading import find_numerals


def dispositions(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(n.text, n.disposition) for n in find_numerals(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Am 5. Januar 2022 fielen Schüsse.", ["5", "2022"], id="date"),
        pytest.param("um 14.30 Uhr und 23:15 Uhr", ["14.30", "23", "15"], id="times"),
        pytest.param("2020/21 in Minsk", ["2020", "21"], id="two years"),
        pytest.param("2,2 Millionen Menschen", ["2,2 Millionen"], id="scale"),
        pytest.param("ein halbes Dutzend Autos", ["ein halbes Dutzend"], id="half"),
        pytest.param("mehrere Hundert Tote", ["mehrere Hundert"], id="several hundred"),
        pytest.param("50 bis 60 Läden", ["50 bis 60"], id="range"),
        pytest.param("zwischen 3.000 und 5.000", ["3.000 und 5.000"], id="between"),
        pytest.param("eine vierköpfige Familie", ["vier"], id="compound"),
        pytest.param("20 000 Menschen", ["20 000"], id="space"),
        pytest.param("am 5. Januar 2022 200 Menschen", ["5", "2022", "200"], id="two numbers"),
        pytest.param("Zwei Drittel der Läden", ["Zwei Drittel"], id="fraction"),
        pytest.param("im Viertel am Rand", [], id="part of a town"),
        pytest.param("Geben Sie acht!", ["acht"], id="idiom is listed too"),
    ],
)
def test_spans(text, expected):
    """A numeral is missed or has the wrong extent."""
    assert [n.text for n in find_numerals(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein 31-Jähriger und ein vierjähriges Kind", [("31", "age"), ("vier", "age")]),
        ("Einheiten der 31a und 45a", [("31", "designation"), ("45", "designation")]),
        ("die 103. Brigade", [("103", "designation")]),
        ("zum 30. Jahrestag", [("30", "ordinal")]),
        ("+380 ist die Vorwahl", [("380", "phone")]),
        ("in den vergangenen 24 Stunden", [("24", "duration")]),
        ("mehrere Städte", [("mehrere", "quantifier")]),
        ("siehe [3]", [("3", "link")]),
        ("https://example.org/2022?s=20", [("2022", "url"), ("20", "url")]),
        ("ProtesteJanuar2022 2", [("2022", "furniture"), ("2", "furniture")]),
        ("Geben Sie acht!", [("acht", "idiom")]),
        ("Covid-19, Artikel 4", [("19", "designation"), ("4", "designation")]),
        ("in den 1990er Jahren", [("1990", "date")]),
        ("2011 wurden 16 Menschen erschossen", [("2011", "date"), ("16", "figure")]),
        ("rund 2000 Soldaten", [("2000", "figure")]),
        ("12 Kommentare", [("12", "furniture")]),
    ],
)  # fmt: skip
def test_disposition(text, expected):
    """Something that is no count is proposed as a figure, or the other way round."""
    assert dispositions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 31st brigade", [("31", "ordinal")]),
        ("a 12-year-old boy", [("12", "age")]),
        ("tens of thousands marched", [("tens of thousands", "figure")]),
        ("at 10:30 p.m.", [("10", "time"), ("30", "time")]),
        ("one of the men", [("one", "idiom")]),
        ("2.5m people", [("2.5m", "figure")]),
        ("as many as 30 cars", [("30", "figure")]),
    ],
)
def test_english_needs_no_code(text, expected):
    """The second language is read with the rules of the first."""
    assert dispositions(text, "en") == expected


def test_articles_only_on_request():
    """Every "ein" lands in the ledger, or one that a coder counts cannot be found."""
    text = "Es brannte ein Tankwagen."
    assert find_numerals(text) == []
    assert [n.text for n in find_numerals(text, articles=True)] == ["ein"]


TABLE = "| Es starben | |\n| > mindestens 13 | |\n| Polizisten am 5. | |\n| Januar. | |"


def test_positions_hold_in_a_table():
    """Table borders shift positions, or a date is torn apart by them."""
    found = find_numerals(TABLE)
    assert [(TABLE[n.start : n.end], n.disposition) for n in found] == [
        ("13", "figure"),
        ("5", "date"),
    ]


WORDS = ["200", "2.200", "3,5", "zwei", "Dutzende", "ein", "am 5. Januar", "Menschen", "und", "[2]"]
WORDS += [
    "mehr als",
    "|\n| ",
    "\n\n",
    "14:30 Uhr",
    "verdoppelt",
    "50 bis 60",
    "31a",
    "Ä",
    "İ",
    "😀",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_every_digit_is_in_exactly_one_numeral(text):
    """A run of digits has no row in the ledger, or two."""
    found = find_numerals(text, articles=True)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[n.start : n.end] == n.text for n in found)
    for match in re.finditer(r"\d+", text):
        assert sum(n.start <= match.start() and match.end() <= n.end for n in found) == 1
