"""The published tables against the documents themselves, read independently of the program."""

import csv
import hashlib
import re
from pathlib import Path

import pytest

# Derived from reading the five texts: document, numeral, words before it (to tell equal numerals
# apart), value, bound, indicator, population, place, speaker, stance, whole.
FIGURES = Path(__file__).with_name("expected_figures.txt").read_text(encoding="utf-8")
EXPECTED = [tuple(line.split("|")) for line in FIGURES.splitlines()[1:]]

# Numerals that count nothing: document and words around them, the numeral between braces.
TRAPS = [
    ("rossi", "Entsendung von {103} Einheiten"),
    ("rossi", "Einheiten der {31}a"),
    ("rossi", "31a und {45}a"),
    ("rossi", "dem {6}. Januar"),
    ("rossi", "{06}/01/22"),
    ("southfront", "koordinieren: +{380} ist"),
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
