"""Quantities suggested with another predicate's indicator, another noun or another place."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Es wurden 18 Polizisten getötet und 748 verletzt.",
            [("18", "killed", "police"), ("748", "injured", "police")],
            id="verb at the end, noun carried on",
        ),
        pytest.param(
            "Mehr als 200 Polizisten und 100 Menschen wurden verletzt.",
            [("200", "injured", "police"), ("100", "injured", "persons")],
            id="one verb for two numbers",
        ),
        pytest.param(
            "164 Menschen wurden getötet, darunter 3 Polizisten.",
            [("164", "killed", "persons"), ("3", "killed", "police")],
            id="a part counts what its whole counts",
        ),
        pytest.param(
            "90 Autos wurden in Brand gesetzt und 120 Geschäfte geplündert.",
            [("90", "burned", "vehicles"), ("120", "looted", "shops")],
            id="two lists, two kinds of thing",
        ),
        pytest.param(
            "350 Polizisten und Soldaten sind unter den Verletzten.",
            [("350", "injured", "police_and_soldiers")],
            id="joint population",
        ),
        pytest.param(
            "Die Zahl der Toten stieg auf 225.", [("225", "killed", "persons")], id="noun before"
        ),
        pytest.param(
            "Hunderte wurden verletzt.", [("Hunderte", "injured", "persons")], id="no noun"
        ),
        pytest.param(
            "Der Preis verdoppelte sich.", [("verdoppelte", "price_multiple", None)], id="multiple"
        ),
        pytest.param(
            "3 Menschen starben, rund 400 mussten fliehen.",
            [("3", "killed", "persons"), ("400", None, "persons")],
            id="a predicate no register knows",
        ),
    ],
)
def test_indicator_and_population(figures, text, expected):
    """A number gets the verb or the noun of another one."""
    read = [(f["number_text"], f["indicator"], f["population"]) for f in figures(text)]
    assert read == expected


def test_english_sentence(figures):
    """Word order other than German is read wrongly."""
    read = figures("The blast killed 13 police officers and injured 100 people.", "en")
    assert [(f["indicator"], f["population"]) for f in read] == [
        ("killed", "police"),
        ("injured", "persons"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Am 5. Januar 2022 um 14 Uhr starb ein 31-Jähriger.", id="date, time, age"),
        pytest.param("Die 103. Brigade feierte den 30. Jahrestag.", id="unit, ordinal"),
        pytest.param("Einige Städte, zahlreiche Läden, 24 Stunden lang.", id="quantifiers"),
        pytest.param("Siehe [1] und https://example.org/12.", id="links"),
        pytest.param("Ein Polizist sprach mit einer Frau.", id="articles"),
    ],
)
def test_no_figure(figures, text):
    """A numeral that counts nothing is suggested as a figure."""
    assert figures(text) == []


def test_article_in_a_list_counts(figures):
    """The "ein" in "fünf Busse und ein Tankwagen" is left out."""
    read = figures("Fünf Busse und ein Tankwagen wurden in Brand gesetzt.")
    assert [(f["number_text"], f["value"]) for f in read] == [("Fünf", 5), ("ein", 1)]


def test_place_and_its_basis(figures):
    """The country is taken for the place although a city stands in the sentence."""
    text = "In Hafenstadt, der größten Stadt in Freiland, starben 3 Menschen. 12 wurden verletzt."
    read = [(f["place_id"], f["place_basis"]) for f in figures(text)]
    assert read == [("hafen", "stated"), ("hafen", "carried")]


def test_part_of(figures):
    """A part is not tied to its whole, or to itself."""
    whole, part = figures("164 Menschen starben, allein 103 davon in Hafenstadt.")
    assert part["part_of"] == whole["figure_id"] and whole["part_of"] is None


def test_same_numeral_twice_in_a_sentence(figures):
    """Two equal numerals get one position or one id."""
    read = figures("2 Menschen starben und 2 wurden verletzt.")
    assert [f["number_occurrence"] for f in read] == [1, 2]
    assert len({f["figure_id"] for f in read}) == 2


def test_as_of(figures):
    """A count is dated to when it began, or to a year that stands beside the day."""
    read = figures(
        "Am Freitag starben 3 Menschen.\n\nSeit dem 2. Januar starben 5 Menschen.\n\n"
        "In den vergangenen 24 Stunden starben 7 Menschen."
    )
    found = [(f["as_of_latest"].isoformat(), str(f.get("since", ""))) for f in read]
    assert found == [
        ("2022-01-07", ""),
        ("2022-01-09", "2022-01-02"),
        ("2022-01-09", "2022-01-08"),
    ]
