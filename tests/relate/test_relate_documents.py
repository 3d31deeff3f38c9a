"""The differences for which the dossier was made, coded from the five texts by hand."""

from pathlib import Path

import pytest

from qantar.relate import relate, relation_between, resolve
from qantar.relate.read_figures import read_figures
from qantar.relate.read_registers import read_registers

HERE = Path(__file__).parent
FILES = read_registers(HERE.parents[1] / "seeds" / "registers")
CLAIMS = read_figures(HERE / "five_documents.csv", FILES).claims
RESOLVED = {claim.id: claim for claim in resolve(CLAIMS, FILES.registers)}
ROWS = relate(CLAIMS, FILES.registers)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "sf-civ-almaty", "sf-civ", "tension", id="500 civilians in Almaty, 100 in all"
        ),
        pytest.param("w-sf", "r-18", "compatible", id="at least 13 dead, 18 dead"),
        pytest.param("t-225", "t-164", "revises", id="225 corrects 164"),
        pytest.param("t-103", "t-164", "compatible", id="103 of 164 in Almaty"),
        pytest.param(
            "sf-police", "w-350", "different_scope", id="200 policemen, 350 with soldiers"
        ),
        pytest.param("w-350", "r-748", "compatible", id="350 of 748"),
        pytest.param("sf-police", "r-748", "compatible", id="200 of 748"),
        pytest.param("w-icu", "w-hosp", "compatible", id="60 of 400 in hospital"),
        pytest.param("w-icu", "w-inj", "compatible", id="60 of 1000 injured"),
        pytest.param("t-2000", "t-2700", "compatible", id="2,000 of 2,700 soldiers"),
    ],
)
def test_pairs_of_the_five_documents(one, other, expected):
    """A difference between the texts is judged otherwise than by the definitions."""
    row = relation_between(RESOLVED[one], RESOLVED[other], FILES.registers)
    assert row.relation == expected


@pytest.mark.parametrize(
    ("total", "relation", "parts", "says"),
    [
        pytest.param(
            "sf-cars",
            "sums_to",
            {"k-90", "k-16", "k-7", "k-2", "k-5", "k-1"},
            "= 121",
            id="121 cars",
        ),
        pytest.param(
            "sf-cafes",
            "leaves_remainder",
            {"k-120", "k-100", "k-80"},
            "by 60 to 140",
            id="premises",
        ),
        pytest.param(
            "t-2700", "leaves_remainder", {"t-2000", "t-300", "t-100"}, "by 300", id="soldiers"
        ),
    ],
)
def test_sums_of_the_five_documents(total, relation, parts, says):
    """A list of parts is not held against the total of the same or another document."""
    rows = [row for row in ROWS if row.other_figure_id == total and row.relation == relation]
    assert {row.figure_id for row in rows} == parts
    assert len({row.set_id for row in rows}) == 1
    assert says in rows[0].explanation and "window" in rows[0].explanation


def test_nothing_in_the_five_documents_is_excluded():
    """Claims that can be true together are called contradictory."""
    assert not {row.relation for row in ROWS} & {"contradicts", "part_exceeds_whole"}
