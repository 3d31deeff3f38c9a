"""Number words read as other numbers, or words that are none taken for numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.reading.number_words import evaluate, word_value

GERMAN = {
    "zwei": 2,
    "Sechzehn": 16,
    "siebzehn": 17,
    "einundzwanzig": 21,
    "hundert": 100,
    "zweitausendzweihundert": 2200,
    "dreihundertfünfundvierzigtausendsechshundertsieben": 345607,
    "zweieinhalb": 2.5,
    "anderthalb": 1.5,
    "zweier": 2,
}


@pytest.mark.parametrize(("word", "value"), GERMAN.items())
def test_german_word(word, value):
    """A compound is read wrongly."""
    assert word_value(word, "de") == value


@pytest.mark.parametrize(
    "word", ["achten", "Dreieck", "ein", "Hunderte", "zweiter", "Elfmeter", "und", "tausendfach"]
)
def test_other_word(word):
    """A verb, an ordinal or a vague word is read as a number."""
    assert word_value(word, "de") is None


@pytest.mark.parametrize(
    ("word", "value"), [("twenty-one", 21), ("two-hundred-and-five", 205), ("eighteen", 18)]
)
def test_english_word(word, value):
    """A compound with hyphens is read wrongly."""
    assert word_value(word, "en") == value


@pytest.mark.parametrize("pieces", [(2, 3), (1000, 1000), (20, 30), (100, 100)])
def test_pieces_that_make_no_number(pieces):
    """Two numbers in a row are added up."""
    assert evaluate(pieces, units_before_tens=True) is None


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn"]
TEENS += ["achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig"]
TENS += ["neunzig"]


def spell(number: int) -> str:
    """The German word of a number from 2 to 999,999, built up from its digits."""
    if number >= 1000:
        return spell_group(number // 1000) + "tausend" + spell_group(number % 1000)
    return spell_group(number)


def spell_group(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = UNITS[hundreds] + "hundert" if hundreds else ""
    if 10 <= rest < 20:
        return head + TEENS[rest - 10]
    tens, unit = divmod(rest, 10)
    return head + (UNITS[unit] + "und" + TENS[tens] if tens and unit else UNITS[unit] + TENS[tens])


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=2, max_value=999_999))
def test_spelled_number_is_read_back(number):
    """Some number, spelled out, is read as another one."""
    assert number % 100 == 1 or word_value(spell(number), "de") == number
