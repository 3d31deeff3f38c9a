"""The published tables against the documents themselves, read independently of the program."""

import csv
import hashlib
import re

import pytest

# Derived from reading the five texts: document, numeral, words before it (to tell equal numerals
# apart), value, bound, indicator, population, place, speaker, stance, whole.
FIGURES = """
southfront|200|mehr als 200|200|more_than|injured|police_officers|kazakhstan||attributed|
southfront|100|mehr als 100|100|more_than|injured|civilians|kazakhstan||attributed|
southfront|190|wurden 190|190|exact|hospitalised|persons|almaty||asserted|
southfront|150|150 von ihnen|150|exact|ambulance_transported|persons|almaty||asserted|190
southfront|7|Mindestens 7|7|at_least|intensive_care|persons|almaty||asserted|
southfront|4|darunter 4|4|exact|intensive_care|police_officers|almaty||asserted|7
southfront|500|Mehr als 500|500|more_than|injured|civilians|almaty|almaty-police-chief|attributed|
southfront|130|darunter 130|130|exact|injured|women_and_old_people|almaty|almaty-police-chief|attributed|500
southfront|120|über 120|120|more_than|burned|vehicles|almaty|almaty-police-chief|attributed|
southfront|33|darunter 33|33|exact|burned|emergency_vehicles|almaty|almaty-police-chief|attributed|120
southfront|400|Etwa 400|400|about|looted|cafes_shops_offices|almaty||asserted|
southfront|Dutzende|Dutzende von Autos||vague|burned|vehicles|kazakhstan||asserted|
wut-des-volkes|verdoppelte|Preis verdoppelte|2|exact|price_multiple|gas|kazakhstan||asserted|
wut-des-volkes|Dutzende|Dutzende Demonstrierende||vague|killed|demonstrators|kazakhstan|kazakh-authorities|attributed|
wut-des-volkes|13|mindestens 13|13|at_least|killed|security_forces|kazakhstan|kazakh-authorities|attributed|
wut-des-volkes|1000|über 1000|1000|more_than|injured|persons|kazakhstan|kazakh-health-ministry|attributed|
wut-des-volkes|400|gut 400|400|at_least|hospitalised|persons|kazakhstan|kazakh-health-ministry|attributed|1000
wut-des-volkes|60|wiederum 60|60|exact|intensive_care|persons|kazakhstan|kazakh-health-ministry|attributed|400
wut-des-volkes|350|mehr als 350|350|more_than|injured|police_and_soldiers|almaty|almaty-commandant|attributed|1000
taz|Hunderte|Hunderte versuchten||vague|queuing_at_banks|persons|kazakhstan||asserted|
taz|164|dass 164|164|exact|killed|persons|kazakhstan|kazakh-health-ministry|attributed|
taz|103|allein 103|103|exact|killed|persons|almaty|kazakh-health-ministry|attributed|164
taz|2.200|Mehr als 2.200|2200|more_than|injured|persons|kazakhstan|kazakh-health-ministry|attributed|
taz|5.800|rund 5.800|5800|about|arrested|persons|kazakhstan|kazakh-government|attributed|
taz|2.700|sind 2.700|2700|exact|deployed|csto_soldiers|kazakhstan||asserted|
taz|2.000|mit 2.000|2000|exact|deployed|russian_soldiers|kazakhstan||asserted|2700
taz|Zehntausenden|Zehntausenden||vague|data_leaked|security_forces|belarus||asserted|
taz|300|hatte 300|300|exact|deployed|belarusian_soldiers|kazakhstan||asserted|
taz|100|das 100|100|exact|deployed|armenian_soldiers|kazakhstan||asserted|
taz|3,5|und 3,5|3.5|exact|advance|azerbaijani_troops|armenia||asserted|
taz|225|auf 225|225|exact|killed|persons|kazakhstan||asserted|
taz|ein|sollen auch ein|1|exact|killed|girls|kazakhstan||rumour|
taz|ein|und ein zweijähriger|1|exact|killed|boys|kazakhstan||rumour|
rossi|Tausenden|zu Tausenden||vague|arrested|persons|almaty||rumour|
rossi|18|Land 18|18|exact|killed|security_forces|kazakhstan|kazakh-interior-ministry|attributed|
rossi|748|und 748|748|exact|injured|security_forces|kazakhstan|kazakh-interior-ministry|attributed|
rossi|100|mit 100|100|exact|vote_share|votes|kazakhstan||asserted|
komitee|90|Almaty 90|90|exact|burned|private_vehicles|almaty|almaty-administration|doubted|
komitee|120|und 120|120|exact|looted|shops|almaty|almaty-administration|doubted|
komitee|100|Geschäfte, 100|100|exact|looted|offices|almaty|almaty-administration|doubted|
komitee|80|Büros, 80|80|exact|looted|cafes_and_restaurants|almaty|almaty-administration|doubted|
komitee|Sechzehn|Sechzehn|16|exact|burned|police_cars|almaty|almaty-administration|doubted|
komitee|sieben|sieben|7|exact|burned|ambulances|almaty|almaty-administration|doubted|
komitee|zwei|zwei Feuerwehr|2|exact|burned|fire_engines|almaty|almaty-administration|doubted|
komitee|fünf|fünf|5|exact|burned|refuse_trucks|almaty|almaty-administration|doubted|
komitee|ein|ein Tankwagen|1|exact|burned|tank_trucks|almaty|almaty-administration|doubted|
komitee|Drei|Drei|3|exact|destroyed|trolleybuses|almaty|almaty-administration|doubted|
komitee|zwei|zwei Busse|2|exact|destroyed|buses|almaty|almaty-administration|doubted|
"""
EXPECTED = [tuple(line.split("|")) for line in FIGURES.strip().splitlines()]

# Numerals that count nothing: document and words around them, the numeral between braces.
TRAPS = [
    ("rossi", "Entsendung von {103} Einheiten"),
    ("rossi", "Einheiten der {31}a"),
    ("rossi", "31a und {45}a"),
    ("rossi", "dem {6}. Januar"),
    ("rossi", "{06}/01/22"),
    ("southfront", "zentrale: +{380} ist"),
    ("southfront", "und {50} und"),
    ("southfront", "und {99} sind"),
    ("southfront", "\n{0} Comments"),
    ("southfront", "am {2}. Januar"),
    ("southfront", "Am {5}. Januar"),
    ("southfront", "Jahres {2021} hatte"),
    ("taz", "[{1}][Alexander"),
    ("taz", "[{2}][erste"),
    ("taz", "status/{1479798905562968064}?s"),
    ("taz", "/!{5823793}"),
    ("taz", "{2020}/21"),
    ("taz", "November {2021} hatte"),
    ("taz", "{vierjähriges}"),
    ("taz", "{zweijähriger}"),
    ("taz", "wie {eine} Bäckerei"),
    ("taz", "\n| {9} Jan 2022"),
    ("komitee", "vergangenen {24} Stunden"),
    ("komitee", "plünderten {eines} der"),
    ("komitee", "vom {ersten} Präsidenten"),
    ("komitee", "{Eine} Gruppe"),
    ("wut-des-volkes", "Januar{2022} 2"),
]


def rows(root, table: str) -> list[dict[str, str]]:
    with (root / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def texts(root) -> dict[str, str]:
    """The documents by source, as received."""
    found = {}
    for source in rows(root, "sources"):
        raw = (root / "seeds/documents" / source["document"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == source["sha256"]
        found[source["source_id"]] = raw.decode("utf-8")
        assert len(found[source["source_id"]]) == int(source["characters"])
    return found


QUOTED = [
    ("figures", "quote", "char"),
    ("figures", "number_text", "number"),
    ("figures", "attribution_text", "attribution"),
    ("figures", "stance_text", "stance"),
    ("figures", "as_of_text", "as_of"),
    ("reports", "quote", "char"),
    ("reports", "attribution_text", "attribution"),
    ("reports", "stance_text", "stance"),
    ("reports", "date_text", "date"),
    ("mentions", "text", "char"),
    ("numerals", "text", "char"),
    ("sources", "orientation_evidence", "orientation"),
]


@pytest.mark.parametrize(("table", "column", "span"), QUOTED, ids=lambda value: value)
def test_every_quote_stands_at_its_span(root, texts, table, column, span):
    """A quote that stands elsewhere cannot be looked up."""
    checked = 0
    for row in rows(root, table):
        start, end = row[f"{span}_start"], row[f"{span}_end"]
        assert bool(row[column]) == bool(start) == bool(end)
        if start:
            assert texts[row["source_id"]][int(start) : int(end)] == row[column]
            checked += 1
    assert checked > 3


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda e: f"{e[0]}-{e[1]}-{e[5]}-{e[6]}")
def test_a_figure_says_what_its_text_says(root, texts, expected):
    """A claim that is lost, or read otherwise than the text has it."""
    source, numeral, words, *coded = expected
    pattern = re.escape(words).replace(r"\ ", r"[\s|]+")
    (found,) = re.finditer(pattern, texts[source])
    start = found.start() + found[0].index(numeral)
    (row,) = [
        row
        for row in rows(root, "figures")
        if row["source_id"] == source and row["number_start"] == str(start)
    ]
    assert row["number_text"] == numeral
    columns = ("value", "bound", "indicator", "population", "place_id", "attributed_to", "stance")
    assert [row[name] for name in columns] == coded[:-1]
    wholes = {row["figure_id"]: row["value"] for row in rows(root, "figures")}
    assert wholes.get(row["part_of"], "") == coded[-1]


def test_there_are_no_other_figures(root):
    """A figure that no sentence of the texts supports."""
    found = sorted((row["source_id"], row["number_text"]) for row in rows(root, "figures"))
    assert found == sorted(expected[:2] for expected in EXPECTED)


@pytest.mark.parametrize(("source", "words"), TRAPS)
def test_a_numeral_that_counts_nothing_is_no_figure(root, texts, source, words):
    """Dates, ages, links, prefixes, names of units and wreckage would become counts."""
    before, numeral, after = re.split(r"[{}]", words)
    at = texts[source].index(before + numeral + after) + len(before)
    for row in rows(root, "figures"):
        if row["source_id"] == source:
            assert not (
                int(row["number_start"]) < at + len(numeral) and at < int(row["number_end"])
            )


EVENTS = [
    ("government-dismissed", {"southfront", "wut-des-volkes"}),
    ("almaty-city-hall-stormed", {"southfront", "komitee"}),
    ("first-csto-troops-arrive", {"taz", "rossi", "wut-des-volkes"}),
    ("belarusian-contingent", {"taz", "rossi"}),
    ("looting-almaty", {"southfront", "komitee"}),
    ("vehicles-burned-almaty", {"southfront", "komitee"}),
]


@pytest.mark.parametrize(("event_id", "sources"), EVENTS)
def test_one_event_is_merged_over_its_sources(root, event_id, sources):
    """The same event under two ids would look like two that nobody else reports."""
    found = {row["source_id"] for row in rows(root, "reports") if row["event_id"] == event_id}
    assert sources <= found
