"""Properties of the relations that hold for any claims."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from relate_cases import LIMITS, REGISTERS, claim, day

from qantar.relate import relate, relation_between, resolve
from qantar.relate.claims import COMPATIBLE, DIFFERENT_SCOPE, PAIR_RELATIONS, SET_RELATIONS

EXCLUDING = ("contradicts", "part_exceeds_whole")
POPULATIONS = ("persons", "civilians", "forces", "police_and_soldiers", "police", "soldiers")
INDICATORS = ("injured", "hospitalised", "intensive_care")
PLACES = ("country", "city", "town")


SCOPES = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(INDICATORS),
        "population": st.sampled_from((*POPULATIONS, "women")),
        "place_id": st.sampled_from(PLACES),
        "counting": st.sampled_from(["cumulative", "cumulative", "state", "period"]),
    }
)
STANCES = st.sampled_from(["asserted", "attributed", "attributed", "rumour"])


@st.composite
def claim_lists(draw, most: int = 9):
    """Claims of few scopes, mixed in time, speaker and bound; no two of them say quite the same."""
    claims = {}
    scopes = draw(st.lists(SCOPES, min_size=1, max_size=3))
    for number in range(draw(st.integers(2, most))):
        stance = draw(STANCES)
        speaker = st.sampled_from(["ministry", "police_chief", "ngo"])
        made = claim(
            f"f{number}",
            draw(st.integers(1, 12)),
            draw(st.sampled_from(sorted(LIMITS))),
            on=draw(st.sampled_from([5, 6, 6, (5, 6), (None, 6), 7])),
            source_id=draw(st.sampled_from("abc")),
            attributed_to=draw(speaker) if stance == "attributed" else "",
            stance=stance,
            section=draw(st.sampled_from(["body", "body", "teaser"])),
            place_basis=draw(st.sampled_from(["stated", "stated", "stated", "mainly"])),
            since=draw(st.sampled_from([None, day(4)])),
            **draw(st.sampled_from(scopes)),
        )
        claims[replace(made, figure_id="", number_text="")] = made
    linked = list(claims.values())
    if draw(st.booleans()) and len(linked) > 1:
        field = draw(st.sampled_from(["part_of", "revises"]))
        linked[1] = replace(linked[1], **{field: linked[0].figure_id})
    return linked


def pairs_of(rows) -> set:
    """The pair relations among rows, whichever way round."""
    return {
        (frozenset((row.figure_id, row.other_figure_id)), row.relation)
        for row in rows
        if row.relation not in SET_RELATIONS
    }


def excluding_sets(rows) -> set[frozenset[str]]:
    """The sets of claims that are said not to be true together."""
    sets: dict[str, set[str]] = {}
    for row in rows:
        if row.relation in EXCLUDING:
            sets.setdefault(row.set_id, set()).update((row.figure_id, row.other_figure_id))
    return {frozenset(members) for members in sets.values()}


def sets_of(rows) -> set:
    """The rows of each set, without its name."""
    sets: dict[str, set] = {}
    for row in rows:
        key = (row.relation, row.set_id or (row.figure_id, row.other_figure_id))
        sets.setdefault(key, set()).add(frozenset((row.figure_id, row.other_figure_id)))
    return {(key[0], frozenset(members)) for key, members in sets.items()}


@given(claim_lists(most=2))
@settings(max_examples=300, deadline=None)
def test_exactly_one_relation_whichever_way_round(claims):
    """A pair has no relation, or another one when asked the other way round."""
    one, other = resolve(claims, REGISTERS)[:2] if len(claims) > 1 else (None, None)
    if one is None:
        return
    row, back = (relation_between(*pair, REGISTERS) for pair in ((one, other), (other, one)))
    assert row.relation in PAIR_RELATIONS
    assert row == back


@given(claim_lists())
@settings(max_examples=200, deadline=None)
def test_search_agrees_with_comparing_all_pairs(claims):
    """The fast search misses a pair that comparing every two claims finds, or the reverse."""
    rows = relate(claims, REGISTERS)
    joint = {p for p in pairs_of(rows) if p[1] == "part_exceeds_whole"}
    expected = {
        (frozenset((row.figure_id, row.other_figure_id)), row.relation)
        for one, other in combinations(resolve(claims, REGISTERS), 2)
        if (row := relation_between(one, other, REGISTERS)).relation
        not in (COMPATIBLE, DIFFERENT_SCOPE)
    }
    over = {pair for pair, _ in joint}
    assert pairs_of(rows) - joint == {p for p in expected if p[0] not in over}
    assert len({pair for pair, _ in pairs_of(rows)}) == len(pairs_of(rows))


@given(claim_lists(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_unchanged_by_order_and_names(claims, random):
    """Relations depend on the order of the rows or on the ids that claims were given."""
    rows = relate(claims, REGISTERS)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert relate(shuffled, REGISTERS) == rows
    names = [c.figure_id for c in claims]
    new = dict(zip(names, random.sample(range(100), len(names)), strict=True))
    new = {old: f"n{number}" for old, number in new.items()} | {"": ""}
    renamed = [
        replace(c, figure_id=new[c.figure_id], part_of=new[c.part_of], revises=new[c.revises])
        for c in claims
    ]
    expected = [
        replace(r, figure_id=new[r.figure_id], other_figure_id=new[r.other_figure_id]) for r in rows
    ]
    assert sets_of(relate(renamed, REGISTERS)) == sets_of(expected)


LEAVES = [("civilians", "city"), ("police", "city"), ("soldiers", "city"), ("civilians", "town")]
LEAVES += [("police", "town"), ("soldiers", "town"), ("forces", "country")]
BOUNDS = ("exact", "at_least", "more_than", "at_most", "less_than")


@st.composite
def true_worlds(draw):
    """Who was hurt how badly, where, on which day: (indicator, population, place, day)."""
    hurt = st.tuples(st.sampled_from(INDICATORS), st.sampled_from(LEAVES), st.integers(4, 8))
    return [(i, *leaf, on) for i, leaf, on in draw(st.lists(hurt, max_size=30))]


def true_count(world, indicator: str, population: str, place: str, on: int) -> int:
    """How many of the hurt a true cumulative count of that scope and day counts."""
    return sum(
        REGISTERS.indicators.within(i, indicator)
        and REGISTERS.populations.within(p, population)
        and REGISTERS.places.within(where, place)
        and when <= on
        for i, p, where, when in world
    )


@st.composite
def true_claims(draw):
    """Claims that are all true of one world."""
    world, claims = draw(true_worlds()), []
    for number in range(draw(st.integers(1, 10))):
        scope = [draw(st.sampled_from(codes)) for codes in (INDICATORS, POPULATIONS, PLACES)]
        on, bound = draw(st.integers(4, 8)), draw(st.sampled_from(BOUNDS))
        count, slack = true_count(world, *scope, on), draw(st.integers(0, 3))
        value = {
            "exact": count,
            "at_least": max(0, count - slack),
            "more_than": count - 1 - slack,
            "at_most": count + slack,
            "less_than": count + 1 + slack,
        }[bound]
        names = dict(zip(("indicator", "population", "place_id"), scope, strict=True))
        who = {"source_id": draw(st.sampled_from("abc")), "stance": "attributed"}
        speaker = draw(st.sampled_from(["ministry", "ngo", "police_chief"]))
        claims.append(
            claim(f"t{number}", value, bound, on=on, attributed_to=speaker, **names, **who)
        )
    return claims


@given(true_claims())
@settings(max_examples=200, deadline=None)
def test_true_claims_never_exclude_each_other(claims):
    """Claims that are all true of one world are called contradictory."""
    assert not excluding_sets(relate(claims, REGISTERS))


@given(true_claims(), st.sampled_from(POPULATIONS), st.integers(1, 50))
@settings(max_examples=150, deadline=None)
def test_a_claim_that_a_part_exceeds_is_found_with_a_smallest_set(claims, population, over):
    """A set of claims that cannot all be true goes through, or is blamed on too many of them."""
    part = claim("part", 100 + over, "at_least", on=3, population=population, source_id="b")
    whole = claim("whole", 100, "at_most", on=9, source_id="c", stance="rumour")
    rows = relate([*claims, part, whole], REGISTERS)
    assert frozenset(("part", "whole")) in excluding_sets(rows)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=3), st.data())
@settings(max_examples=100, deadline=None)
def test_disjoint_parts_that_exceed_together_are_found(floors, data):
    """Parts that exceed a whole only together are not found, or with a part too many."""
    names = data.draw(st.permutations(["civilians", "police", "soldiers"]))
    limit = data.draw(st.integers(max(floors), sum(floors) + 3))
    parts = [
        claim(f"p{n}", floor, "at_least", population=name, source_id="b", place_id="city")
        for n, (floor, name) in enumerate(zip(floors, names, strict=False))
    ]
    rows = relate([*parts, claim("whole", limit, "at_most", source_id="c")], REGISTERS)
    found = excluding_sets(rows)
    assert bool(found) == (sum(floors) > limit)
    for members in found:
        floor = [c.lower for c in parts if c.figure_id in members]
        assert sum(floor) > limit >= sum(floor) - min(floor)
