"""What a page shows of a document: the sentence with its number marked, and its neighbours."""

import pytest

from qantar.site.passages import passage

TEXT = (
    "Erster Satz hier. Zweiter Satz hier. Es gab 13 Tote im Land. Vierter Satz hier. Fünfter Satz."
)


def shown(text, quote, number):
    start, at = text.index(quote), text.index(number)
    return passage(text, (start, start + len(quote)), (at, at + len(number)), "de")


def test_one_sentence_before_and_after():
    """More of a document than a quote needs would be published."""
    found = shown(TEXT, "Es gab 13 Tote im Land.", "13")
    assert (found.before, found.after) == ("Zweiter Satz hier.", "Vierter Satz hier.")


def test_the_number_is_marked_within_its_sentence():
    """A reader would look for the number in vain, or words around it would run together."""
    found = shown(TEXT, "13 Tote", "13")
    assert (found.head, found.mark, found.tail) == ("Es gab ", "13", " Tote im Land.")


def test_no_neighbour_beyond_a_paragraph():
    """A heading or a caption would be shown as if it belonged to the sentence."""
    found = shown("Überschrift hier\n\nEs gab 13 Tote.\n\nBild: Almaty", "Es gab 13 Tote.", "13")
    assert (found.before, found.after) == ("", "")


def test_table_borders_are_no_part_of_the_words():
    """The borders of a text printed as a table would stand in the quote."""
    found = shown(
        "| Es gab in der | |\n| Stadt 13 Tote. | |\n", "Es gab in der | |\n| Stadt 13 Tote.", "13"
    )
    assert found.head == "Es gab in der Stadt "


@pytest.mark.parametrize("number", ["13", "Tote"])
def test_nothing_is_lost_or_doubled(number):
    """Pieces of a sentence that do not add up to it misquote."""
    found = shown("Es gab 13 Tote im Land.", "Es gab 13 Tote im Land.", number)
    assert found.head + found.mark + found.tail == "Es gab 13 Tote im Land."
