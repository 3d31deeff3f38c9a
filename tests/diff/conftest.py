"""Small releases, written to folders of the test."""

import json
from pathlib import Path

import pytest

from qantar.diff.command import diff

FIELDS = {
    "figures": [
        {"name": "figure_id", "type": "string", "title": "Figure id", "description": "Id."},
        {"name": "value", "type": "integer", "title": "Value", "description": "The number."},
        {
            "name": "bound",
            "type": "string",
            "title": "Bound",
            "description": "What the words do to it.",
            "categories": [
                {"value": "exact", "label": "the number itself"},
                {"value": "about", "label": "roughly"},
            ],
            "constraints": {"required": True, "enum": ["exact", "about"]},
        },
    ]
}
ROWS = "figure_id,value,bound\ntaz-164-killed,164,exact\ntaz-400-injured,400,about\n"


@pytest.fixture
def release(tmp_path):
    """A function that writes a release and returns its folder; `schema` changes a copy of the
    schema in place."""

    def write(name, rows=ROWS, version="1.0.0", schema=None, withdrawn=None, others=()) -> Path:
        folder = tmp_path / name
        (folder / "data").mkdir(parents=True)
        table = {
            "fields": json.loads(json.dumps(FIELDS["figures"])),
            "primaryKey": ["figure_id"],
        }
        if schema:
            schema(table)
        resource = {"name": "figures", "type": "table", "path": "data/figures.csv"}
        resources = [{**resource, "schema": table}]
        (folder / "data" / "figures.csv").write_text(rows, encoding="utf-8")
        for path, text in others:
            (folder / path).write_text(text, encoding="utf-8")
            resources.append({"name": Path(path).stem.lower(), "path": path})
        descriptor = {"name": "claims", "version": version, "resources": resources}
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        if withdrawn:
            (folder / "withdrawn.yaml").write_text(withdrawn, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def compared(release, tmp_path):
    """The difference from the plain release to one with the given changes."""

    def compare(old=None, **new):
        folders = release("old", **(old or {})), release("new", **new)
        return diff(*map(str, folders), tmp_path)

    return compare
