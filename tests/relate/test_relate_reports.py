"""What a reader is shown of a claim and of conflicts."""

import csv
from math import inf
from pathlib import Path

import pytest

from qantar.problems import CannotRun, Refused
from qantar.relate.conflicts import conflicts, conflicts_text
from qantar.relate.published import read_published
from qantar.relate.trace import trace, trace_text

TEXT = "Heading\n\nSo far at | |\n| least 13 dead, said the ministry.\n"
COLUMNS = [
    *("figure_id", "source_id", "indicator", "population", "place_id", "unit", "counting"),
    *("number_text", "number_start", "number_end", "value", "bound", "lower", "upper"),
    *("as_of_earliest", "as_of_latest", "attributed_to", "stance", "quote", "char_start"),
    *("char_end", "part_of"),
]
BASE = {
    "source_id": "a", "indicator": "killed", "population": "police", "place_id": "land",
    "unit": "persons", "counting": "cumulative", "as_of_earliest": "2022-01-06",
    "as_of_latest": "2022-01-06", "stance": "asserted", "bound": "exact",
}  # fmt: skip


def exact(figure_id, number, **cells):
    """A row of figures."""
    value = str(number)
    return BASE | {"figure_id": figure_id, "value": value, "lower": value, "upper": value} | cells


def quoted(words):
    at = TEXT.index(words)
    return at, at + len(words)


ROWS = [
    exact("thirteen", 13, bound="at_least", upper="", number_text="13", attributed_to="ministry",
          stance="attributed", number_start=quoted("13")[0], number_end=quoted("13")[1],
          quote=TEXT[9:45], char_start=9, char_end=45),
    exact("eighteen", 18, source_id="b"),
    exact("ten", 10, source_id="b", population="persons"),
    exact("rumour", 900, source_id="b", stance="rumour"),
    exact("more", 20, bound="more_than", upper="", lower="21", place_id="city", source_id="b"),
    exact("few", 2, bound="at_least", upper="", source_id="a", population="persons"),
    exact("none", 0, bound="at_most", lower="", source_id="b", as_of_earliest="2022-01-07",
          as_of_latest="2022-01-07"),
]  # fmt: skip


@pytest.fixture
def published(tmp_path):
    with (tmp_path / "figures.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(ROWS)
    registers = {
        "sources": "source_id,document,title\na,a.txt,News\nb,b.txt,\n",
        "actors": "actor_id,name\nministry,The Ministry\n",
        "places": "place_id,name,part_of\nland,Land,\ncity,City,land\n",
        "populations": "population,label,facet\npersons,people,role\npolice,police,role\n",
        "population_parts": "whole,part\npersons,police\n",
    }
    for name, text in registers.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    return read_published(tmp_path, tmp_path)


def test_trace_shows_words_line_and_speaker(published):
    """A reader cannot see where and by whom a number was said."""
    text = trace_text(published, "thirteen")
    assert "So far at least **13** dead" in text
    assert "a.txt, line 4 – News" in text
    assert "said by: The Ministry" in text


def test_trace_has_every_other_figure(published):
    """A relation is left out of a trace, stored or computed."""
    found = trace(published, "thirteen")
    relations = {row["other_figure_id"]: row["relation"] for row in found["relations"]}
    assert relations == {
        "eighteen": "compatible",
        "rumour": "compatible",
        "ten": "contradicts",
        "more": "tension",
        "few": "tension",
        "none": "contradicts",
    }
    assert found["figure"]["value"] == 13 and found["figure"]["upper"] is None


def test_unknown_figure_is_refused_with_similar_ids(published):
    """A mistyped id ends in a traceback."""
    with pytest.raises(CannotRun, match="thirteen"):
        trace(published, "thirten")


def test_relations_of_other_figures_are_refused(published, tmp_path):
    """Relations of an older build are shown with the figures of a newer one."""
    header = "figure_id,other_figure_id,relation,set_id,explanation\n"
    (tmp_path / "relations.csv").write_text(header + "thirteen,gone,tension,,x\n")
    with pytest.raises(Refused) as refused:
        read_published(tmp_path)
    assert "gone" in refused.value.problems[0].message


def test_worst_conflicts_come_first(published):
    """A conflict that rests on a rumour, or a small one, comes before a worse one."""
    found = conflicts(published)["contradictions"]
    # no factor: against nothing at all, every number is infinitely more
    ranks = [(entry["is_weak"], -(entry["factor"] or inf)) for entry in found]
    assert ranks == sorted(ranks) and len(ranks) == 9
    assert "none" in found[0]["figure_ids"]
    assert found[-1]["is_weak"]


def test_seeming_contradictions_are_explained(published):
    """At least 13 and 18 are left to look like a contradiction."""
    seeming = {tuple(e["figure_ids"]): e for e in conflicts(published)["seeming"]}
    assert "Both may be true" in seeming["eighteen", "thirteen"]["explanation"]
    assert "Only seem to contradict" in conflicts_text(published)


def test_no_conflicts_is_said(tmp_path):
    """An empty list leaves the reader in doubt."""
    published = read_published(Path(__file__).parents[2] / "data")
    assert "Cannot be true together" in conflicts_text(published)
