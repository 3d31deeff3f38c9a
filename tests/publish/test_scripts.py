"""SQL files with views and macros."""

import pytest

from qantar.duck.scripts import parse, statements
from qantar.problems import CannotRun

VIEW = "-- One row: a thing.\nCREATE VIEW things AS SELECT ';' AS a -- not; here\n;\n"


def test_kind_name_and_comment_are_read():
    """Protects against comments that are stored for another object, or not at all."""
    macro = "-- Twice.\n-- And more.\nCREATE OR REPLACE MACRO twice(a) AS a * 2;\n"
    rows = "-- Rows.\nCREATE MACRO some(a, b) AS TABLE SELECT a, b;"
    found = [(d.kind, d.name, d.comment) for d in parse(VIEW + macro + rows, "x.sql")]
    assert found == [
        ("VIEW", "things", "One row: a thing."),
        ("MACRO", "twice", "Twice. And more."),
        ("MACRO TABLE", "some", "Rows."),
    ]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("CREATE VIEW v AS SELECT 1;", id="no comment"),
        pytest.param("-- A.\nCREATE TABLE t (a INT);", id="table"),
        pytest.param("-- A.\nDROP VIEW v;", id="drop"),
        pytest.param("-- A.\nCREATE VIEW v AS SELECT 1", id="no semicolon"),
        pytest.param("", id="empty"),
    ],
)
def test_other_files_are_refused(script):
    """Protects load.sql against statements that are no definitions."""
    with pytest.raises(CannotRun):
        parse(script, "x.sql")


def test_semicolons_in_texts_end_nothing():
    """Protects views that contain a semicolon in a string, a name or a comment."""
    script = "SELECT ';', \";\", $$;$$, 'it''s;' /* ; */ -- ;\n;"
    assert list(statements(script)) == [script]
