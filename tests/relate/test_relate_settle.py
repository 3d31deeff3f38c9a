"""Four ways of settling, what was known when, and how tolls grew."""

from dataclasses import replace
from datetime import date
from math import inf

import pytest
from relate_cases import REGISTERS, claim

from qantar.relate import Source, resolve
from qantar.relate.known import known_on
from qantar.relate.settle import settle
from qantar.relate.toll import toll_by_day
from qantar.relate.views import questions

STATE = {"stance": "attributed", "attributed_to": "state"}
MINISTRY = {"stance": "attributed", "attributed_to": "ministry"}
RUMOUR = {"stance": "rumour"}
NGO = {"stance": "attributed", "attributed_to": "ngo", "source_id": "c"}


def settled(*claims, on=6):
    """The four ways for one day of January."""
    asked = questions(resolve(claims, REGISTERS))
    wanted = date(2022, 1, on).toordinal()
    question = next(q for q in asked if q.first == q.last == wanted)
    return settle(question, REGISTERS)


def limits(found):
    """The ranges of settlements."""
    return [(one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([claim("x", 13), claim("y", 18)], (13, 18), id="hull"),
        pytest.param([claim("x", 13, "at_least"), claim("y", 18)], (13, inf), id="open side"),
        pytest.param(
            [claim("x", 13, "at_least"), claim("y", 18, on=7)], (13, 18), id="a later ceiling"
        ),
        pytest.param(
            [claim("x", 30, "at_most"), claim("y", 18, on=5)], (18, 30), id="an earlier floor"
        ),
        pytest.param(
            [claim("x", 30, "at_most"), claim("y", 40, on=5)], (-inf, 30), id="not against a claim"
        ),
        pytest.param(
            [claim("x", 13), claim("y", 90, stance="rumour")], (13, 90), id="rumours count here"
        ),
        pytest.param(
            [claim("x", 13, "at_least"), claim("y", 18, on=7, stance="rumour")],
            (13, inf),
            id="a rumour is no ceiling",
        ),
    ],
)
def test_lowest_to_highest(claims, expected):
    """The widest range leaves a claim out, or an open side closed that is not."""
    found = settled(*claims).range
    assert (found.low, found.high) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([claim("x", 13, "at_least"), claim("y", 18)], 13, id="smallest"),
        pytest.param([claim("x", 10, "about"), claim("y", 18)], 18, id="hard only"),
        pytest.param([claim("x", 9, stance="rumour"), claim("y", 18)], 18, id="no rumour"),
        pytest.param(
            [claim("x", 30, "at_most"), claim("y", 18, on=5), claim("z", 12, on=4)], 18, id="floor"
        ),
    ],
)
def test_most_conservative(claims, expected):
    """The conservative number is not the smallest that a claim commits to."""
    assert [one.low for one in settled(*claims).conservative] == [expected]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([claim("x", 10, **NGO), claim("y", 12, **MINISTRY)], (12, 12), id="rank"),
        pytest.param(
            [claim("x", 10, on=5, **STATE), claim("y", 12, **MINISTRY)], (10, inf), id="rank first"
        ),
        pytest.param(
            [claim("x", 10, on=5, **MINISTRY), claim("y", 12, **MINISTRY)], (12, 12), id="latest"
        ),
        pytest.param([claim("x", 14, **MINISTRY), claim("y", 12, **MINISTRY)], (12, 12), id="low"),
        pytest.param(
            [claim("x", 14, on=7, **STATE), claim("y", 12, **MINISTRY)], (12, 12), id="not later"
        ),
    ],
)
def test_latest_of_the_highest_rank(claims, expected):
    """A lower rank, an older claim or one from the future decides."""
    assert limits(settled(*claims).latest) == [expected]


def test_the_upper_number_of_an_earlier_claim_decides_nothing():
    """Python and SQL named different claims where two earlier ones were alike but for it."""
    claims = [
        claim("f1", 1, "at_most"),
        claim("f3", 1, "less_than"),
        claim("f4", 1, on=7, **RUMOUR),
    ]
    [found] = settled(*claims, on=7).latest
    assert list(found.figure_ids) == ["f1"]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param(
            [claim("x", 10, **MINISTRY), claim("y", 10, **STATE), claim("z", 12, **NGO)],
            [(10, 10), (12, 12)],
            id="ministry and state are one origin, so the ranges tie",
        ),
        pytest.param(
            [claim("x", 10, "at_least", **MINISTRY), claim("z", 12, **NGO)],
            [(12, 12)],
            id="limits agree",
        ),
        pytest.param(
            [claim("x", 10, on=5, **MINISTRY), claim("z", 15, on=7, **NGO), claim("w", 12)],
            [(12, 12)],
            id="floors and ceilings agree",
        ),
        pytest.param(
            [claim("x", 10, **MINISTRY), claim("y", 11, **MINISTRY), claim("z", 12, **NGO)],
            [(12, 12)],
            id="an origin that contradicts itself says nothing",
        ),
    ],
)
def test_widest_agreement(claims, expected):
    """Texts instead of origins are counted, or a tie is broken silently."""
    assert limits(settled(*claims).majority) == expected


def test_side_by_side_with_spread():
    """The spread leaves out one of the four ways."""
    found = settled(claim("x", 13, "at_least", **MINISTRY), claim("y", 18, **NGO))
    assert (found.lowest, found.highest, found.is_open) == (13, 18, True)


def test_states_say_nothing_of_other_days():
    """A state of another day is taken for a floor."""
    found = settled(
        claim("x", 5, on=5, counting="state"), claim("y", 10, "at_most", counting="state")
    )
    assert (found.range.low, found.range.high) == (-inf, 10)


SOURCES = {
    "a": Source("a", published_earliest="2022-01-05", published_latest="2022-01-06"),
    "b": Source("b", published_earliest="2022-01-09", published_latest="2022-01-09"),
}
PUBLISHED = [
    claim("body", 13, source_id="a"),
    claim("later", 164, on=9, source_id="b"),
    claim("teaser", 225, on=(10, 12), source_id="b", section="teaser"),
    replace(claim("undated", 1, source_id="b", section="teaser"), as_of_earliest=None,
            as_of_latest=None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(4, {}, id="before anything"),
        pytest.param(5, {"body": "possible"}, id="perhaps published"),
        pytest.param(8, {"body": "certain"}, id="published"),
        pytest.param(9, {"body": "certain", "later": "certain"}, id="teaser of a later day"),
        pytest.param(
            11, {"body": "certain", "later": "certain", "teaser": "possible"}, id="teaser perhaps"
        ),
        pytest.param(
            12, {"body": "certain", "later": "certain", "teaser": "certain"}, id="teaser certain"
        ),
    ],
)
def test_known_on_a_day(on, expected):
    """A claim is known before it was published, or a teaser by the date of its page."""
    assert known_on(date(2022, 1, on), PUBLISHED, SOURCES) == expected


def test_toll_grows_by_its_highest_floor():
    """A rumour or a smaller later number moves the toll."""
    days = list(
        toll_by_day(
            resolve(
                [
                    claim("a", 13, "at_least", on=5),
                    claim("b", 18, on=6),
                    claim("c", 90, on=7, stance="rumour"),
                    claim("d", 15, "at_least", on=8),
                    claim("e", 40, "about", on=8),
                ],
                REGISTERS,
            )
        )
    )
    assert [(d.low, d.high, d.floor, d.growth) for d in days] == [
        (13, inf, 13, None),
        (18, 18, 18, 5),
        (15, inf, 18, 0),
    ]
