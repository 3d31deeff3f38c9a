"""A sample of the faults of `make mutation`, and the counting of them."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qantar.mutation import words
from qantar.mutation.counts import count, single, survivors
from qantar.mutation.judge import Verdict
from qantar.mutation.kind import Fault, Kind
from qantar.mutation.reasons import check_idle, check_reasons, read_reasons
from qantar.mutation.run import Judged, all_kinds, judge_again, run

ROOT = Path(__file__).resolve().parents[2]
# One of each layer that people write in, and of what is published.
SAMPLE = {
    ("documents", "document: one digit of a figure wrong"),
    ("documents re-hashed", "document: one digit of a figure wrong, hash registered anew"),
    ("first reading", "value: digits exchanged"),
    ("first reading", "attribution of figure dropped"),
    ("second reading", "part_of redirected"),
    ("both readings", "value: a zero lost"),
    ("both readings", "bound word overlooked"),
    ("settlements", "settlement removed"),
    ("ledger", "row of the ledger left out"),
    ("registers", "population in a circle"),
    ("registers", "coordinate shifted"),
    ("schemas", "rule emptied"),
    ("schemas", "schema: required no longer"),
    ("review", "review: a cell of another row"),
    ("published", "CSV: digits exchanged"),
    ("published re-hashed", "CSV: a row doubled"),
}


def test_there_are_kinds_enough():
    """A report on a handful of faults is taken for one on the gate."""
    kinds = all_kinds()
    assert len({kind.name for kind in kinds}) >= 40
    assert len({(kind.layer, kind.name) for kind in kinds}) == len(kinds)


@pytest.fixture(scope="module")
def sample():
    kinds = [kind for kind in all_kinds() if (kind.layer, kind.name) in SAMPLE]
    assert len(kinds) == len(SAMPLE)
    return run(lambda _: None, 1, kinds=kinds)


def test_the_sample_is_caught(sample):
    """A check has been lost, and the gate lets the fault through."""
    assert {(j.kind.layer, j.kind.name) for j in sample} == SAMPLE
    assert [j.to_dict() for j in survivors(sample)] == []


def test_memory_changes_no_verdict(sample):
    """What is remembered is not what would be found."""
    assert judge_again(sample, 4) == []


def test_planting_is_repeated_by_its_seed(sample):
    kinds = [kind for kind in all_kinds() if (kind.layer, kind.name) in sorted(SAMPLE)[:3]]
    first, second = (run(lambda _: None, 1, seed=7, kinds=kinds) for _ in range(2))
    assert [j.to_dict() for j in first] == [j.to_dict() for j in second]


def _judged(layer, name, caught, effect=True, stopped=()):
    kind = Kind(name, layer, True, lambda space, rng: None)
    verdict = Verdict(("rules",) if caught else (), stopped, effect, "")
    return Judged(kind, Fault("x", {}), verdict)


def test_counts_leave_out_what_changes_nothing():
    judged = [
        _judged("registers", "a", True),
        _judged("registers", "a", False),
        _judged("registers", "a", False, stopped=("vanished ids",)),
        _judged("registers", "a", False, effect=False),
        _judged("both readings", "a", False),
    ]
    found = count(single(judged))
    assert (found.planted, found.caught, found.held) == (3, 1, 2)


def test_a_survivor_needs_a_reason_and_a_reason_a_survivor():
    judged = [_judged("registers", "a", False), _judged("registers", "b", True)]
    reasons = {("registers", "b"): "Because."}
    messages = [p.message for p in check_reasons(judged, reasons, complete=True)]
    assert messages[0].startswith("registers: a escapes")
    assert messages[1].startswith("registers: b has a reason")
    assert check_reasons(judged, {("registers", "a"): "So."}, complete=True) == []


def _seen_by(name, layer, *checks):
    kind = Kind(name, layer, True, lambda space, rng: None)
    return Judged(kind, Fault("x", {}), Verdict(checks, (), True, ""))


def test_what_only_the_review_sees_needs_a_reason():
    """The review hides that a check has been lost."""
    judged = [_seen_by("a", "registers", "review"), _seen_by("b", "registers", "review", "rules")]
    assert [p.message[:20] for p in check_reasons(judged, {}, complete=True)] == [
        "registers: a escapes"
    ]
    found = count(judged)
    assert (found.planted, found.caught, found.seen) == (2, 2, 1)


def test_a_rule_that_catches_nothing_needs_a_reason_and_a_reason_such_a_rule():
    judged = [_seen_by("a", "registers", "rule busy")]
    said = [p.message for p in check_idle(judged, ["busy", "idle"], {"busy": "Because."})]
    assert said[0].startswith("the rule idle catches no fault")
    assert said[1].startswith("busy has a reason, but it catches")
    assert check_idle(judged, ["busy", "idle"], {"idle": "So."}) == []


def test_every_reason_is_about_a_kind_that_there_is():
    known = {(kind.layer, kind.name) for kind in all_kinds()}
    assert read_reasons().keys() <= known
    assert all(len(why.split()) > 5 for why in read_reasons().values())


SLIPS = [
    *(words.digits_swapped, words.zero_lost, words.zero_added, words.digit_changed),
    *(words.day_month_swapped, words.other_year, words.day_shifted, words.homoglyph),
]
texts = st.one_of(st.text(max_size=8), st.dates().map(str), st.integers(0).map(str))


@given(texts, st.sampled_from(SLIPS), st.integers())
def test_a_slip_changes_its_text_or_cannot_be_made(text, slip, seed):
    """A fault that changes nothing counts as a survivor."""
    try:
        assert slip(text, Random(seed)) != text
    except (OverflowError, ValueError):
        assert text[:4] in ("0001", "0000", "9999")  # no day before or after
