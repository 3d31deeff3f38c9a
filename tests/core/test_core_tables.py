"""Mentions, events, alignment and agreement over tiny tables."""

from datetime import date

import pytest

from qantar.doublecoding.agreement import alpha, in_page
from qantar.doublecoding.align import align, match_events, overlap
from qantar.doublecoding.variables import parse_cast
from qantar.problems import CannotRun
from qantar.seeds.anchors import Anchors, Span
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry, near
from qantar.seeds.quoting import Quoted
from qantar.seeds.yamlfile import Mapping, Sequence, Text
from qantar.tables.events import Interval, common, containing, event_cells, hull, origin
from qantar.tables.mentions import find_mentions


def as_yaml(value):
    """Plain data in the form in which it is read from a file, all in line 1."""
    if isinstance(value, dict):
        return Mapping({Text(key, 1): as_yaml(item) for key, item in value.items()})
    if isinstance(value, list):
        return Sequence(map(as_yaml, value))
    return Text(value, 1)


def actor(actor_id: str, *forms, **extra) -> Entry:
    more = {key: as_yaml(value) for key, value in {"forms": list(forms), **extra}.items()}
    return Entry("actors", {"actor_id": actor_id}, "actors.yaml", 1, extra=more)


def mentions(text: str, *actors: Entry):
    documents = {"d": Document("d", "d.txt", "de", "", text)}
    hits, problems = find_mentions(actors, documents, {"d": Anchors(text)})
    return [(h.actor_id, text[h.span.start : h.span.end]) for h in hits], [p.type for p in problems]


def test_the_longest_form_wins():
    """A person would be found inside the name of an office."""
    found, problems = mentions(
        "Karim Massimow und Massimow", actor("m", "Massimow", "Karim Massimow")
    )
    assert found == [("m", "Karim Massimow"), ("m", "Massimow")]
    assert problems == []


def test_the_first_part_of_a_hyphenated_word_counts_and_no_other():
    """`Nasarbajew-Ära` names him, `Anti-Nasarbajew` and `Nasarbajews` are no such form."""
    text = "Nasarbajew-Ära, Anti-Nasarbajew, Nasarbajews"
    assert mentions(text, actor("n", "Nasarbajew"))[0] == [("n", "Nasarbajew")]


def test_a_form_is_meant_only_where_it_says():
    """The soldiers of one army would be found in another's."""
    only = {"text": "Soldaten", "only": [{"source": "d", "quote": "unsere Soldaten"}]}
    text = "unsere Soldaten, fremde Soldaten"
    assert mentions(text, actor("a", only)) == ([("a", "Soldaten")], [])
    assert mentions(text, actor("a", only), actor("b", "Soldaten"))[0] == [
        ("a", "Soldaten"),
        ("b", "Soldaten"),
    ]


def test_an_exception_is_left_out():
    """The government of another country would be taken for this one."""
    where = {"source": "d", "quote": "fremde Regierung", "reason": "another country"}
    found = mentions("Regierung, fremde Regierung", actor("g", "Regierung", not_meant=[where]))
    assert found == ([("g", "Regierung")], [])


@pytest.mark.parametrize(
    ("changed", "types"),
    [
        pytest.param({"quote": "keine Regierung"}, ["quote-not-found"], id="quote gone"),
        pytest.param({"quote": "fremde"}, ["unused-form"], id="holds no form"),
        pytest.param({"source": "e"}, ["quote-not-found"], id="no such source"),
        pytest.param({"reason": ""}, ["forms"], id="no reason"),
        pytest.param({"because": "x"}, ["forms"], id="unknown key"),
    ],
)
def test_an_exception_that_no_longer_applies_is_named(changed, types):
    """A forgotten exception would one day leave out what is meant."""
    where = {"source": "d", "quote": "fremde Regierung", "reason": "another country", **changed}
    text = "Regierung, fremde Regierung"
    assert mentions(text, actor("g", "Regierung", not_meant=[where]))[1] == types


def day(number: int | None) -> date | None:
    return number and date(2022, 1, number)


def days(first: int | None, last: int | None) -> Interval:
    return Interval(day(first), day(last))


def test_common_days_and_hull():
    """Reports that exclude each other would be dated to days on which none of them is."""
    assert common([days(1, 5), days(3, None)]) == days(3, 5)
    assert common([days(1, 2), days(4, 5)]) is None
    assert common([days(1, 2), days(2, 5)]) == days(2, 2)
    assert hull([days(1, 2), days(4, 5)]) == days(1, 5)
    assert hull([days(1, 2), days(None, 5)]) == days(None, 5)
    assert [days(*d).precision for d in ((1, 1), (1, 2), (1, None), (None, None))] == [
        "day",
        "range",
        "open",
        "unknown",
    ]


def report(source="a", first=1, last=1, stance="asserted", **cells):
    written = {"date_earliest": str(day(first) or ""), "date_latest": str(day(last) or "")}
    return {"source_id": source, "stance": stance, **written, **cells}


STANDINGS = [
    pytest.param([report(), report("b")], "corroborated", id="two outlets"),
    pytest.param([report(), report()], "single_source", id="one outlet twice"),
    pytest.param(
        [report(), report("b", stance="rumour")], "single_source", id="a rumour bears nothing"
    ),
    pytest.param([report(), report("b", stance="denied")], "contested", id="denied"),
    pytest.param([report(), report("b", 3, 3)], "contested", id="other day"),
    pytest.param([report(place_id="x"), report("b", place_id="y")], "contested", id="other place"),
    pytest.param(
        [report(place_id="x"), report("b", place_id="land")], "corroborated", id="wider place"
    ),
    pytest.param(
        [report("a", stance="attributed", attributed_to=w) for w in ("ministry", "state")],
        "single_source",
        id="one origin under two names",
    ),
    pytest.param(
        [report(s, stance="attributed", attribution_text="es heißt") for s in ("a", "b")],
        "corroborated",
        id="unnamed origins equal no other",
    ),
]


@pytest.mark.parametrize(("reports", "standing"), STANDINGS)
def test_the_standing_of_an_event(reports, standing):
    """An event would pass for borne out by two when one said it twice."""
    wholes = containing({"x": "land", "y": "land", "land": ""})
    assert event_cells(reports, {"ministry": "state"}, wholes)["standing"] == standing


def test_an_event_has_the_days_its_bearing_reports_share():
    """A rumour would widen or move the days of an event."""
    cells = event_cells(
        [report(first=1, last=5), report("b", 4, 9), report("c", 1, 1, "rumour")], {}, {}
    )
    assert (cells["date_earliest"], cells["date_latest"]) == ("2022-01-04", "2022-01-05")
    assert (cells["report_count"], cells["source_count"]) == ("3", "3")


def test_a_cycle_of_speakers_ends():
    """A circle in a register would never end."""
    assert origin({"attributed_to": "a"}, {"a": "b", "b": "a"})[0] == "actor"
    assert containing({"a": "b", "b": "a"}) == {"a": {"a", "b"}, "b": {"a", "b"}}


def quoted(start: int, end: int, span="quote", **cells) -> Quoted:
    return Quoted(Entry("reports", cells, "f", 1), {span: Span(start, end)})


def test_figures_are_one_if_their_numerals_overlap():
    """Two readings of one numeral would be two figures because their quotes differ."""
    first = [quoted(5, 8, "number_text", value="1"), quoted(20, 22, "number_text", value="2")]
    second = [quoted(20, 22, "number_text", value="3"), quoted(40, 41, "number_text")]
    found = align("figures", first, second)
    assert found.pairs == [(first[1], second[0])]
    assert (found.only_first, found.only_second) == ([first[0]], [second[1]])


def test_reports_of_one_type_pair_before_longer_overlaps():
    """Of two events in one sentence the wrong two would be compared."""
    fire, storm = quoted(0, 50, event_type="arson"), quoted(0, 50, event_type="storming")
    fire2, storm2 = quoted(30, 50, event_type="arson"), quoted(0, 50, event_type="storming")
    assert align("reports", [fire, storm], [storm2, fire2]).pairs == [
        (storm, storm2),
        (fire, fire2),
    ]
    far = quoted(49, 90, event_type="storming")
    assert align("reports", [fire], [far]).pairs == []
    assert overlap(Span(0, 10), Span(5, 15)) == pytest.approx(1 / 3)


def test_events_are_matched_one_to_one_by_their_reports():
    """Two events of one reading would both count as the same event of the other."""
    named = [("a", "x"), ("a", "x"), ("a", "y"), ("b", "y"), ("", "z")]
    pairs = [(quoted(0, 1, event_id=one), quoted(0, 1, event_id=two)) for one, two in named]
    assert match_events(pairs) == {"x": "a", "y": "b"}


def test_alpha_by_hand():
    """A level of measurement or a missing value taken wrongly would change every alpha.

    Nominal, two readers, ten units, values a (8 + 6 = 14 of 20) and b (6 of 20), two disagreements:
    observed 4/20; expected 2 * 14 * 6 / (20 * 19); alpha = 1 - 0.2 / 0.442105 = 0.547619.
    """
    pairs = [("a", "a")] * 6 + [("b", "b")] * 2 + [("a", "b")] * 2
    assert alpha(pairs, "nominal") == pytest.approx(0.547619, abs=1e-6)
    assert alpha([("a", "a")] * 3, "nominal") is None
    assert alpha([], "nominal") is None
    assert alpha([("1", "1"), ("2", "2"), ("", "3")], "ratio") == pytest.approx(1)


def test_a_page_without_marks_is_refused():
    """The table would be written nowhere, or over the whole page."""
    page = "a\n<!-- agreement -->\nold\n<!-- /agreement -->\nb\n"
    assert in_page(page, "new\n") == "a\n<!-- agreement -->\nnew\n<!-- /agreement -->\nb\n"
    with pytest.raises(CannotRun, match="lacks the marks"):
        in_page("a", "new")


def test_a_cast_is_read_as_written():
    """A settlement of participants would lose one of them."""
    assert parse_cast("a: agent, b: target") == [
        {"actor_id": "a", "role": "agent"},
        {"actor_id": "b", "role": "target"},
    ]
    for wrong in ("a", "a:", ": agent"):
        with pytest.raises(ValueError, match=wrong.strip()):
            parse_cast(wrong)


def test_a_name_spelled_alike_is_offered():
    """Whoever mistypes a code would have to look it up."""
    assert near("kiled", ["killed", "burned"]) == " Did you mean killed?"
    assert near("xyz", ["killed"]) == ""
