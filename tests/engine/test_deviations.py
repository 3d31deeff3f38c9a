"""Protects docs/VALIDATOR.md: each deviation from frictionless is real, wanted and listed.

Each folder of fixtures/deviations is a package; expected.json says why it is there, what
frictionless 5.21 finds and what is found here. A deviation that frictionless has mended fails.
"""

import json
from pathlib import Path

import pytest

from qantar.engine import validate

FOLDER = Path(__file__).parent / "fixtures" / "deviations"
NAMES = sorted(path.name for path in FOLDER.iterdir())
DOCUMENT = Path(__file__).parents[2] / "docs" / "VALIDATOR.md"


def expected(name):
    return json.loads((FOLDER / name / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_verdict_here(name):
    """A deviation that the specification demands is lost."""
    found = [[error.type, error.row, error.field] for error in validate(FOLDER / name).errors]
    assert found == expected(name)["qantar"]


@pytest.mark.parametrize("name", NAMES)
def test_verdict_of_frictionless(name):
    """A deviation is listed that frictionless no longer has."""
    wanted = expected(name)["frictionless"]
    if wanted == "goes online":
        pytest.skip("frictionless asks the network")
    assert by_frictionless(FOLDER / name) == wanted


def by_frictionless(folder):
    import frictionless

    try:
        report = frictionless.validate(str(folder / "datapackage.json"))
    except Exception as error:  # what it raises is its verdict
        return f"raises {type(error).__name__}"
    errors = [error for task in report.tasks for error in task.errors] + report.errors
    return [
        [e.type, getattr(e, "row_number", None), getattr(e, "field_name", None) or None]
        for e in errors
    ]


def test_every_deviation_is_documented():
    """The document leaves a deviation out, or lists one without fixture."""
    table = DOCUMENT.read_text(encoding="utf-8").split("## Deviations from frictionless")[1]
    rows = [line.split("|") for line in table.split("\n## ")[0].splitlines() if line[:3] == "| `"]
    listed = {row[1].strip(" `"): row[2].strip() for row in rows}
    assert listed == {name: expected(name)["why"] for name in NAMES}
