"""The relation of two claims is the first of the definitions that holds."""

import pytest
from relate_cases import between, claim, stored

CITY = {"place_id": "city"}
SAID_BY = {"attributed_to": "ministry"}
SAID = {"stance": "attributed", "attributed_to": "ministry"}

CASES = [
    pytest.param(
        claim("x", 300), claim("y", 200, source_id="c"), "contradicts", id="two exact numbers"
    ),
    pytest.param(
        claim("x", 13, "at_least"), claim("y", 18, source_id="c"), "compatible", id="13 or more, 18"
    ),
    pytest.param(
        claim("x", 19, "at_least"), claim("y", 18, source_id="c"), "contradicts", id="19, but 18"
    ),
    pytest.param(
        claim("x", 500, "more_than", **CITY),
        claim("y", 100, "more_than", **SAID),
        "tension",
        id="more than 500 in the city, more than 100 in the country",
    ),
    pytest.param(
        claim("x", 500, "more_than"),
        claim("y", 100, "more_than", source_id="c"),
        "compatible",
        id="same scope and moment have no order to invert",
    ),
    pytest.param(
        claim("x", 500, "at_least", on=5, source_id="c"),
        claim("y", 100, "at_least"),
        "tension",
        id="an earlier cumulative number is printed larger",
    ),
    pytest.param(
        claim("x", 400, "about"), claim("y", 300, source_id="c"), "tension", id="only a soft clash"
    ),
    pytest.param(
        claim("x", 300, on=5, source_id="c"), claim("y", 200), "contradicts", id="earlier is more"
    ),
    pytest.param(
        claim("x", 300, on=7, source_id="c"), claim("y", 200), "compatible", id="later is more"
    ),
    pytest.param(
        claim("x", 300, on=(5, 7), source_id="c"), claim("y", 200), "compatible", id="order unknown"
    ),
    pytest.param(
        claim("x", 300, on=(5, 7)), claim("y", 200, on=(5, 7), **SAID), "contradicts", id="one text"
    ),
    pytest.param(
        claim("x", 300, on=(5, 7), source_id="c"),
        claim("y", 200, on=(5, 7)),
        "compatible",
        id="the same bounds in two documents are not one moment",
    ),
    pytest.param(
        claim("x", 300, on=(5, 7), section="teaser"),
        claim("y", 200, on=(5, 7), **SAID),
        "compatible",
        id="a teaser does not speak of the day of its page",
    ),
    pytest.param(
        claim("x", 225, on=9, revises="y"), claim("y", 164, **SAID), "revises", id="says so"
    ),
    pytest.param(
        claim("x", 225, on=9, **SAID), claim("y", 164, **SAID), "revises", id="same claimant later"
    ),
    pytest.param(
        claim("x", 164, on=9, **SAID), claim("y", 164, **SAID), "compatible", id="the same again"
    ),
    pytest.param(
        claim("x", 164, **SAID), claim("y", 164, source_id="c", **SAID), "repeats", id="repeated"
    ),
    pytest.param(
        claim("x", 164), claim("y", 164, source_id="b"), "repeats", id="one outlet, two documents"
    ),
    pytest.param(
        claim("x", 164), claim("y", 164, source_id="c"), "compatible", id="two outlets agree"
    ),
    pytest.param(
        claim("x", 164, stance="attributed", attribution_text="it is said"),
        claim("y", 164, stance="attributed", attribution_text="it is said", source_id="b"),
        "compatible",
        id="unnamed origins are never the same",
    ),
    pytest.param(
        claim("x", 60, part_of="y"), claim("y", 50), "part_exceeds_whole", id="part over whole"
    ),
    pytest.param(
        claim("x", 60, "at_least", population="women", part_of="y", **CITY),
        claim("y", 50, "at_least", population="civilians", **CITY),
        "tension",
        id="a declared part counts as nested whatever the codes",
    ),
    pytest.param(
        claim("x", 60, indicator="intensive_care", counting="state"),
        claim("y", 50, source_id="c"),
        "contradicts",
        id="a state nests in a count that runs as far",
    ),
    pytest.param(
        claim("x", 60, counting="state", on=5),
        claim("y", 50, counting="state", source_id="c"),
        "different_scope",
        id="states of two moments",
    ),
    pytest.param(
        claim("x", 60, counting="single"), claim("y", 50, source_id="c"), "different_scope", id="1x"
    ),
    pytest.param(
        claim("x", 60, place_basis="mainly", **CITY), claim("y", 50), "different_scope", id="mainly"
    ),
    pytest.param(
        claim("x", 500, "at_least", source_id="c"),
        claim("y", 100, "at_least", place_basis="mainly"),
        "tension",
        id="a place that is only the main one makes the scope wider",
    ),
    pytest.param(
        claim("x", 200, population="police"),
        claim("y", 350, population="police_and_soldiers", **CITY),
        "different_scope",
        id="scopes that cross",
    ),
    pytest.param(
        claim("x", 60, unit="vehicles"), claim("y", 50), "different_scope", id="other unit"
    ),
    pytest.param(
        claim("x", 60, place_id=""), claim("y", 50, place_id=""), "different_scope", id="?"
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_relation_of_pair(one, other, expected):
    """A pair gets a relation that the definitions do not give it."""
    row = between(one, other)
    assert row.relation == expected
    assert (row.figure_id, row.other_figure_id) in {("x", "y"), ("y", "x")}


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_search_finds_what_the_definition_says(one, other, expected):
    """The search for stored relations misses one that the definition gives, or adds one."""
    row = between(one, other)
    trivial = expected in ("compatible", "different_scope")
    found = stored(one, other)
    assert found == (set() if trivial else {(row.figure_id, row.other_figure_id, expected)})


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        pytest.param(claim("a", 225, on=9, **SAID), claim("b", 164, **SAID), "a", id="later"),
        pytest.param(
            claim("b", 300, on=5, source_id="c"), claim("a", 200), "a", id="later contradicts"
        ),
        pytest.param(claim("b", 300, **CITY), claim("a", 200, **SAID), "b", id="part"),
    ],
)
def test_later_or_part_comes_first(one, other, first):
    """A relation is stored the wrong way round."""
    assert between(one, other).figure_id == between(other, one).figure_id == first


def test_differing_dimensions_are_named():
    """A reader is not told why two numbers cannot be compared."""
    one = claim("x", 200, population="police", on=5)
    row = between(one, claim("y", 350, population="police_and_soldiers", **CITY))
    assert row.differs == ("population", "place_id", "as_of")
    assert "cross" in row.explanation


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        pytest.param(
            claim("x", 500, "at_least", on=5, source_id="c"),
            claim("y", 100, "at_least"),
            "The earlier count has the larger printed number (at least “500” against",
            id="earlier",
        ),
        pytest.param(
            claim("x", 500, "at_least", source_id="c", **CITY),
            claim("y", 100, "at_least"),
            "The narrower count has the larger printed number (at least “500” against",
            id="narrower",
        ),
        pytest.param(
            claim("x", 400, "about"),
            claim("y", 300, source_id="c", stance="doubted", **SAID_BY),
            "doubted by the outlet",
            id="what is doubted is marked",
        ),
    ],
)
def test_explanations_say_what_is_odd(one, other, says):
    """An explanation names the numbers the wrong way round, or hides a doubt."""
    assert says in between(one, other).explanation
    assert says in between(other, one).explanation
