"""The search: fast look-up by limit and time, and what is stored where conflicts are many."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from relate_cases import REGISTERS, claim

from qantar.relate import relate
from qantar.relate.search import ALL, NEAREST
from qantar.relate.timeline import MaxTree

NUMBERS = st.lists(st.integers(0, 9), max_size=20)


@given(NUMBERS, st.integers(0, 9))
@settings(max_examples=200, deadline=None)
def test_previous_above_is_what_looking_through_finds(numbers, limit):
    """The tree skips a number above the limit or finds one that is not."""
    tree = MaxTree([float(n) for n in numbers])
    for end in range(len(numbers) + 1):
        above = [at for at in range(end) if numbers[at] > limit]
        assert tree.previous_above(end, limit) == (above[-1] if above else -1)


def test_few_conflicts_are_all_stored():
    """A contradiction is left out where there are few."""
    claims = [claim(f"f{n}", 50 - n, on=1 + n, source_id=f"s{n}") for n in range(ALL)]
    rows = relate(claims, REGISTERS)
    assert len(rows) == ALL * (ALL - 1) / 2
    assert {row.relation for row in rows} == {"contradicts"}


def test_many_conflicts_are_stored_by_the_nearest():
    """Every pair of a messy toll is stored, or a conflict has no witness at all."""
    count = 4 * ALL
    claims = [claim(f"f{n}", n + 1, on=5, source_id=f"s{n}") for n in range(count)]
    rows = relate(claims, REGISTERS)
    seen = Counter(row.other_figure_id for row in rows)
    assert max(seen.values()) <= ALL
    assert seen["f0"] == NEAREST
    assert set(seen) | {row.figure_id for row in rows} == {c.figure_id for c in claims}


def test_tension_is_found_behind_many_contradictions():
    """The limit on one relation keeps another from being found."""
    messy = [claim(f"f{n}", n + 100, on=5, source_id=f"s{n}") for n in range(2 * ALL)]
    soft = claim("soft", 300, "about", on=4, source_id="b")
    rows = relate([*messy, soft, claim("low", 50, on=6, source_id="c")], REGISTERS)
    relations = {row.relation for row in rows if row.figure_id == "low"}
    assert relations == {"contradicts", "tension"}
