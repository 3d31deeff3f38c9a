"""Changes of shape: what a query relies on and no longer finds is called major."""

import pytest


def _rename(table):
    table["fields"][1]["name"] = "number"


def _add(table):
    table["fields"].append({"name": "note", "type": "string"})


def _remove(table):
    del table["fields"][1]


def _code_gone(table):
    table["fields"][2]["categories"].pop()


def _code_new(table):
    table["fields"][2]["categories"].append({"value": "vague", "label": "a vague word"})


def _type(table):
    table["fields"][1]["type"] = "number"


def _unit(table):
    table["fields"][1]["unit"] = "persons"


def _key(table):
    table["primaryKey"] = ["figure_id", "value"]


def _loosened(table):
    del table["fields"][2]["constraints"]["required"]


def _tightened(table):
    table["fields"][1]["constraints"] = {"minimum": 0}


def _words(table):
    table["fields"][1]["description"] = "The number that the words give."


def _span(table):
    table["fields"][2]["span"] = ["start", "end"]


RENAMED = "figure_id,number,bound\ntaz-164-killed,164,exact\ntaz-400-injured,400,about\n"
ADDED = "figure_id,value,bound,note\ntaz-164-killed,164,exact,\ntaz-400-injured,400,about,\n"
REMOVED = "figure_id,bound\ntaz-164-killed,exact\ntaz-400-injured,about\n"
MOVED = "figure_id,bound,value\ntaz-164-killed,exact,164\ntaz-400-injured,about,400\n"


@pytest.mark.parametrize(
    ("new", "kind", "level"),
    [
        pytest.param({"schema": _rename, "rows": RENAMED}, "column-renamed", "major", id="renamed"),
        pytest.param({"schema": _remove, "rows": REMOVED}, "column-removed", "major", id="removed"),
        pytest.param({"schema": _add, "rows": ADDED}, "column-added", "minor", id="added"),
        pytest.param({"rows": MOVED}, "columns-reordered", "minor", id="reordered"),
        pytest.param({"schema": _code_gone}, "code-removed", "major", id="code removed"),
        pytest.param({"schema": _code_new}, "code-added", "minor", id="code added"),
        pytest.param({"schema": _type}, "type-changed", "major", id="type"),
        pytest.param({"schema": _unit}, "unit-changed", "major", id="unit"),
        pytest.param({"schema": _key}, "key-changed", "major", id="key"),
        pytest.param({"schema": _loosened}, "constraint-changed", "minor", id="loosened"),
        pytest.param({"schema": _tightened}, "constraint-changed", "patch", id="tightened"),
        pytest.param({"schema": _span}, "span-changed", "minor", id="span"),
        pytest.param({"schema": _words}, "wording-changed", "patch", id="wording"),
    ],
)
def test_a_change_of_shape_has_its_weight(compared, new, kind, level):
    """A release that breaks its users' queries calls itself a correction."""
    d = compared(**new)
    assert [(change.kind, change.level) for change in d.schema] == [(kind, level)]
    assert d.level == level


def test_a_table_that_is_gone_is_major(compared, release, tmp_path):
    from qantar.diff.command import diff

    old, new = release("old"), release("new")
    text = (new / "datapackage.json").read_text(encoding="utf-8")
    (new / "datapackage.json").write_text(text.replace('"figures"', '"counts"'), encoding="utf-8")
    kinds = {change.kind for change in diff(str(old), str(new), tmp_path).schema}
    assert kinds == {"table-renamed", "table-added"}


def test_other_files_are_compared_by_content(compared):
    old = {"others": [("data/A.md", "one"), ("data/B.md", "two")]}
    d = compared(old=old, others=[("data/A.md", "other"), ("data/C.md", "new")])
    assert d.files == {"data/A.md": "changed", "data/B.md": "removed", "data/C.md": "added"}
    assert not d.schema and d.level == "minor"
