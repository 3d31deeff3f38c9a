"""Protects resources that frictionless reads: one report for all, and nothing passed over."""

import json

import pytest

FIELDS = [{"name": "a", "type": "integer"}, {"name": "b"}]
V2 = "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.fixture
def inline(tmp_path):
    """Return a function that writes a package with inline data."""

    def write(data, fields=FIELDS, others=(), **schema):
        resource = {"name": "t", "data": data, "schema": {"fields": fields, **schema}}
        descriptor = {"$schema": V2, "resources": [resource, *others]}
        (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
        return tmp_path

    return write


def test_inline(inline, errors):
    """Inline data is not checked."""
    assert errors(inline([{"a": 1, "b": "x"}])) == []
    assert errors(inline([["a", "b"], ["x", "y"]])) == [("type-error", 2, "a")]


def test_beyond_frictionless(inline, errors):
    """What frictionless passes over in a CSV file is checked, and in inline data not."""
    rows = [{"a": 1, "b": "x"}, {"a": 1, "b": "x"}]
    assert errors(inline(rows, uniqueKeys=[["a", "b"]])) == [("unique-error", 3, "a, b")]
    assert errors(inline([{"a": 1, "b": None}], primaryKey=["a", "b"])) == [
        ("primary-key", 2, "a, b")
    ]
    fields = [{"name": "a", "type": "integer", "categories": [1]}]
    assert errors(inline([{"a": 2}], fields)) == [("constraint-error", 2, "a")]


def test_reference_from_a_file(inline, errors, tmp_path):
    """A CSV table that refers to inline data is not checked, or fails."""
    (tmp_path / "c.csv").write_text("k\n1\n5\n")
    key = {"fields": "k", "reference": {"resource": "t", "fields": "a"}}
    fields = [{"name": "k", "type": "integer"}]
    child = {"name": "c", "path": "c.csv", "schema": {"fields": fields, "foreignKeys": [key]}}
    assert errors(inline([{"a": 1, "b": "x"}], others=[child])) == [("foreign-key", 3, "k")]


def test_spreadsheet_that_is_none(package, errors):
    """A file that is not of its format ends in a traceback."""
    path = package({"t.xlsx": "no spreadsheet"}, FIELDS)
    assert [kind for kind, _, _ in errors(path)] in (["format-error"], ["source-error"], ["error"])


def test_other_files(package, errors):
    """A file that is no table is read as one, or not even looked for."""
    image = {"name": "image", "path": "no.png"}
    assert errors(package({"a.png": b"\x89PNG"}, resource={"bytes": 4})) == []
    assert errors(package({"a.png": b"\x89PNG"}, resource={"bytes": 5}, others=[image])) == [
        ("scheme-error", None, None),
        ("byte-count", None, None),
    ]
