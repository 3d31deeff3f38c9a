"""What both readings have alike and the text does not bear out is corrected, and only that."""

import csv

import pytest

TAZ = "seeds/coding/settled/taz.yaml"
CORRECTION = "was: 2022-01-02\n    value: 2022-01-07"


def test_a_correction_is_published(project, run):
    """A correction that is written down but not applied leaves the wrong cell in the data."""
    assert run("build").code == 0
    with (project.root / "data" / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["report_id"]: row for row in csv.DictReader(file)}
    assert rows["taz-teaser-more-killed"]["date_earliest"] == "2022-01-07"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param(
            "was: 2022-01-03\n    value: 2022-01-07", "nothing to settle", id="readings differ"
        ),
        pytest.param("was: 2022-01-07\n    value: 2022-01-07", "are the same", id="no correction"),
        pytest.param("value: 2022-01-07", "expected", id="what was is missing"),
    ],
)
def test_a_correction_that_does_not_apply_is_refused(project, run, new, said):
    """A correction that outlives its reason would go on changing cells."""
    project.plant(TAZ, CORRECTION, new)
    result = run("build")
    assert result.code == 1
    assert said in result.out
    assert TAZ in result.out
