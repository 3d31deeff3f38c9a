"""What a release says of itself and how its files are read: equal bytes may mean other things."""

import json

import pytest

from qantar.diff.command import diff
from qantar.problems import CannotRun

HEADER = "figure_id,value,bound\n"
ROWS = HEADER + "taz-164-killed,164,exact\ntaz-400-injured,400,about\n"
WITHDRAWN = "- {id: taz-164-killed, table: figures, version: 1.1.0, reason: Counted twice.}\n"


def _open_codes(table):
    del table["fields"][2]["constraints"]["enum"]


@pytest.mark.parametrize(
    ("schema", "level", "said"),
    [
        pytest.param(
            lambda t: t.update(missingValues=["", "0"]), "major", "`missingValues`", id="missing"
        ),
        pytest.param(
            lambda t: t.update(description="Other words."), "patch", "`description`", id="words"
        ),
        pytest.param(_open_codes, "minor", "`enum`", id="codes no longer enforced"),
    ],
)
def test_a_table_that_is_read_otherwise_has_changed(compared, schema, level, said):
    """An empty cell becomes a number for every reader, and the difference says none."""
    d = compared(schema=schema)
    assert d.level == level
    assert any(said in change.sentence for change in d.schema)


def _said_of_package(release, tmp_path, **changes):
    old, new = release("old"), release("new")
    path = new / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes))
    return diff(str(old), str(new), tmp_path)


def test_another_licence_is_major(release, tmp_path):
    """Readers go on using what they no longer may."""
    d = _said_of_package(release, tmp_path, licenses=[{"name": "CC-BY-NC-4.0"}])
    assert d.level == "major" and d.schema[0].kind == "licenses-changed"
    assert d.to_dict()["schema"][0]["level"] == "major"


def test_an_id_that_is_withdrawn_and_published_is_said(compared):
    """The register and the table contradict each other."""
    d = compared(withdrawn=WITHDRAWN)
    assert d.returned == [("figures", "taz-164-killed")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(ROWS + "taz-164-killed,225,exact\n", "more than once", id="key twice"),
        pytest.param(ROWS + "taz-225-killed,225\n", "found 2 cells; expected 3", id="short row"),
    ],
)
def test_a_table_that_cannot_be_compared_is_refused(compared, rows, said):
    """The second of two rows of one key hides the first."""
    with pytest.raises(CannotRun, match=said):
        compared(rows=rows)
