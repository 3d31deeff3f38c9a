"""Sums, remainders and parts that exceed a whole only together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from relate_cases import REGISTERS, claim, day, stored

from qantar.relate import relate

LIST = {"source_id": "b", "stance": "attributed", "attributed_to": "ministry"}


def parts(*values, bound="exact", **other):
    """Injured civilians, policemen, soldiers, as one claimant lists them."""
    names = ("civilians", "police", "soldiers")
    return [
        claim(name, value, bound, population=name, **(LIST | other))
        for name, value in zip(names, values, strict=False)
    ]


def set_rows(*claims):
    """Relations of sets, by relation, with who takes part and the sentence."""
    rows = [r for r in relate(claims, REGISTERS) if r.relation in ("sums_to", "leaves_remainder")]
    members = {row.figure_id for row in rows}
    return {row.relation for row in rows}, members, {row.explanation for row in rows}


@pytest.mark.parametrize(
    ("listed", "total", "relation", "says"),
    [
        pytest.param(parts(60, 40), claim("t", 100), "sums_to", "meets", id="exactly"),
        pytest.param(
            parts(60, 40, 20), claim("t", 121, "more_than"), "leaves_remainder", "by at least 2",
            id="open total",
        ),
        pytest.param(
            parts(60, 61), claim("t", 120, "more_than"), "sums_to", "meets", id="just over"
        ),
        pytest.param(
            parts(100, 90, bound="about"), claim("t", 200), "sums_to", "meets", id="about is enough"
        ),
        pytest.param(
            parts(200, 100, bound="more_than"), claim("t", 300, "more_than"), "sums_to", "meets",
            id="open parts whose printed numbers add up",
        ),
        pytest.param(
            parts(60, 40), claim("t", 150, on=9, source_id="c"), "leaves_remainder", "end earlier",
            id="total of another document and day",
        ),
        pytest.param(
            parts(60, 40, counting="period", since=day(5)), claim("t", 100), "sums_to", "differ",
            id="windows differ and are named",
        ),
    ],
)  # fmt: skip
def test_lists_held_against_totals(listed, total, relation, says):
    """A list that meets a total or falls short of it is not found, or wrongly described."""
    relations, members, explanations = set_rows(*listed, total)
    assert relations == {relation}
    assert members == {part.figure_id for part in listed}
    assert any(says in text for text in explanations)


@pytest.mark.parametrize(
    ("listed", "total"),
    [
        pytest.param(parts(60), claim("t", 100), id="one part is no list"),
        pytest.param(parts(200, 100, bound="more_than"), claim("t", 1000), id="open parts"),
        pytest.param(parts(60, 70), claim("t", 100, on=5), id="more than the total"),
        pytest.param(
            [*parts(60), claim("w", 40, population="women", **LIST)],
            claim("t", 100),
            id="parts of different facets may overlap",
        ),
        pytest.param(
            [*parts(60, 40), claim("again", 55, population="civilians", **LIST)],
            claim("t", 100),
            id="two numbers for one part",
        ),
        pytest.param(
            [*parts(60), *parts(0, 40, source_id="c")[1:]], claim("t", 100), id="two documents"
        ),
    ],
)
def test_lists_without_relation_to_the_total(listed, total):
    """Numbers are added up that may not be added up."""
    assert set_rows(*listed, total) == (set(), set(), set())


def test_outermost_parts_are_added_up():
    """A part of a part is counted twice."""
    inner = claim("inner", 10, population="police", place_id="city", **LIST)
    joint = claim("joint", 40, population="police_and_soldiers", **LIST)
    relations, members, _ = set_rows(inner, joint, *parts(60), claim("t", 100))
    assert (relations, members) == ({"sums_to"}, {"joint", "civilians"})


def test_parts_by_place_are_added_up():
    """Only populations are taken for disjoint, not places."""
    towns = [claim(p, 50, place_id=p, **LIST) for p in ("city", "town")]
    assert set_rows(*towns, claim("t", 100))[1] == {"city", "town"}


def test_declared_parts_exceed_together():
    """Declared parts that fit one by one but not together go through."""
    listed = [claim(p, 60, place_id=p, part_of="w") for p in ("city", "town")]
    over = stored(*listed, claim("w", 100))
    assert over == {("city", "w", "part_exceeds_whole"), ("town", "w", "part_exceeds_whole")}


def test_smallest_set_leaves_out_what_is_not_needed():
    """A contradiction is blamed on a claim that has no part in it."""
    over = stored(*parts(70, 60, 5, source_id="c"), claim("w", 100))
    assert over == {("civilians", "w", "part_exceeds_whole"), ("police", "w", "part_exceeds_whole")}


def test_fewest_parts_are_blamed():
    """Three parts are blamed where two suffice."""
    joint = claim("joint", 85, "at_least", population="police_and_soldiers", source_id="c")
    over = stored(*parts(20, 45, 45, source_id="c"), joint, claim("w", 100))
    blamed = {first for first, _, relation in over if relation == "part_exceeds_whole"}
    assert blamed == {"civilians", "joint"}


def test_one_set_for_a_whole():
    """A set found by words and one found by codes run into each other under one id."""
    declared = [claim(p, 60, place_id=p, part_of="w") for p in ("city", "town")]
    rows = relate([*declared, *parts(58, 57, source_id="c"), claim("w", 100)], REGISTERS)
    over = {row.figure_id for row in rows if row.relation == "part_exceeds_whole"}
    assert over == {"city", "town"}


TREE = {"civilians": [], "police": [], "soldiers": []}
TREE["police_and_soldiers"] = ["police", "soldiers"]
TREE["forces"] = ["police_and_soldiers"]
TREE["persons"] = ["civilians", "forces"]


def can_be_true(claims) -> bool:
    """Whether numbers exist that meet all claims: least numbers from the leaves up."""
    least: dict[str, float] = {}
    for node, below in TREE.items():
        own = [c for c in claims if c.population == node]
        floors = [c.lower for c in own if c.lower is not None]
        least[node] = max([*floors, sum(least[b] for b in below)], default=0)
        if any(c.upper is not None and c.upper < least[node] for c in own):
            return False
    return True


said = st.tuples(
    st.sampled_from(sorted(TREE)), st.integers(1, 20), st.sampled_from(["at_least", "at_most"])
)


@given(st.lists(said, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_contradiction_is_found_exactly_if_no_numbers_meet_all_claims(facts):
    """Claims of one moment that no numbers can meet go through, or ones that some can do not."""
    claims = [
        claim(f"f{n}", value, bound, population=name, source_id="abc"[n % 3], stance="attributed",
              attribution_text=str(n))
        for n, (name, value, bound) in enumerate(facts)
    ]  # fmt: skip
    relations = {relation for _, _, relation in stored(*claims)}
    assert bool(relations & {"contradicts", "part_exceeds_whole"}) != can_be_true(claims)
