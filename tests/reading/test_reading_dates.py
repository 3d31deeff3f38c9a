"""Dates overlooked, resolved to a guess, or to the wrong week."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.reading import find_dates, resolve, resolve_moment

SUNDAY = date(2022, 1, 9)


def days(text: str, first: date = SUNDAY, last: date | None = None, language: str = "de"):
    [expression] = find_dates(text, language)
    resolved = resolve(expression, first, last or first)
    return resolved and tuple(day.isoformat() for day in resolved)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("am 5. Januar", "2022-01-05", "2022-01-05"),
        ("am 5. Dezember", "2021-12-05", "2021-12-05"),
        ("06/01/22", "2022-01-06", "2022-01-06"),
        ("9 Jan 2022", "2022-01-09", "2022-01-09"),
        ("05.01.2022", "2022-01-05", "2022-01-05"),
        ("Donnerstag, dem 6. Januar", "2022-01-06", "2022-01-06"),
        ("vom 3. bis 7. Januar 2022", "2022-01-03", "2022-01-07"),
        ("in der Nacht zum 5. Januar", "2022-01-04", "2022-01-05"),
        ("in der Nacht zum Sonntag", "2022-01-08", "2022-01-09"),
        ("am Sonntag", "2022-01-09", "2022-01-09"),
        ("am Montag", "2022-01-03", "2022-01-03"),
        ("am vergangenen Sonntag", "2022-01-02", "2022-01-02"),
        ("am vergangenen Freitag", "2022-01-07", "2022-01-07"),
        ("heute Morgen", "2022-01-09", "2022-01-09"),
        ("gestern", "2022-01-08", "2022-01-08"),
        ("in den vergangenen 24 Stunden", "2022-01-08", "2022-01-09"),
        ("vor drei Tagen", "2022-01-06", "2022-01-06"),
        ("Anfang der Woche", "2022-01-03", "2022-01-04"),
        ("vergangene Woche", "2021-12-27", "2022-01-02"),
        ("seit Anfang Januar", "2022-01-01", "2022-01-09"),
        ("Mitte Dezember 2021", "2021-12-11", "2021-12-20"),
        ("im November 2020", "2020-11-01", "2020-11-30"),
        ("Zu Beginn des Jahres 2021", "2021-01-01", "2021-03-31"),
        ("2020/21 in Minsk", "2020-01-01", "2021-12-31"),
        ("im vergangenen Jahr", "2021-01-01", "2021-12-31"),
        ("im Sommer 2020", "2020-06-01", "2020-08-31"),
    ],
)
def test_german(text, first, last):
    """A convention of docs/READING.md does not hold."""
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on January 5, 2022", "2022-01-05", "2022-01-05"),
        ("on 5 January", "2022-01-05", "2022-01-05"),
        ("last Friday", "2022-01-07", "2022-01-07"),
        ("in early January", "2022-01-01", "2022-01-09"),
        ("in mid-2021", "2021-05-01", "2021-08-31"),
        ("in the past 24 hours", "2022-01-08", "2022-01-09"),
        ("overnight to Thursday", "2022-01-05", "2022-01-06"),
    ],
)
def test_english(text, first, last):
    """English dates need code of their own."""
    assert days(text, language="en") == (first, last)


def test_uncertain_publication_gives_the_hull():
    """An uncertain publication is treated as a certain one."""
    assert days("heute", date(2022, 1, 5), date(2022, 1, 7)) == ("2022-01-05", "2022-01-07")
    assert days("am Mittwoch", date(2022, 1, 4), date(2022, 1, 6)) == ("2021-12-29", "2022-01-05")


def test_no_publication_no_guess():
    """A relative date is resolved against nothing."""
    [sunday, stated] = find_dates("am Sonntag, nicht am 2. Mai 2020")
    assert resolve(sunday) is None
    assert resolve(stated) == (date(2020, 5, 2), date(2020, 5, 2))


def test_impossible_day():
    """The 31st of February becomes some other day."""
    assert days("am 31. Februar 2022") is None


def test_window_counts_up_to_publication():
    """A count "in the past 24 hours" is dated to the window's beginning."""
    [window] = find_dates("in den vergangenen 24 Stunden")
    assert resolve_moment(window, SUNDAY, SUNDAY) == (SUNDAY, SUNDAY)


@pytest.mark.parametrize("text", ["rund 2000 Soldaten", "Sonntagsreden", "2022 Menschen starben"])
def test_no_date(text):
    """A count or another word is taken for a date."""
    assert find_dates(text) == []


DAY = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
RELATIVE = ["am Sonntag", "am vergangenen Freitag", "heute", "vergangene Woche", "am 29. Februar"]
RELATIVE += ["Anfang Januar", "in der Nacht zum Montag", "im vergangenen Monat", "am Wochenende"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(RELATIVE), DAY, st.integers(min_value=0, max_value=20))
def test_intervals_are_ordered_and_grow(text, first, width):
    """A wider publication gives a narrower date, or an interval runs backwards."""
    [expression] = find_dates(text)
    last = first + timedelta(days=width)
    wide = resolve(expression, first, last)
    narrow = resolve(expression, last, last)
    assert wide[0] <= wide[1] <= last
    assert wide[0] <= narrow[0] and narrow[1] <= wide[1]
