"""Protects keys: within a table, between tables, of one field or several, over typed values."""

import pytest

A, B = {"name": "a", "type": "integer"}, {"name": "b", "type": "string"}
TEXT = "a,b\n1,x\n01,y\n"
KEYS = [
    pytest.param({"primaryKey": "a"}, TEXT, [("primary-key", 3, "a")], id="primary, by value"),
    pytest.param({"primaryKey": ["a", "b"]}, TEXT, [], id="composite"),
    pytest.param({"primaryKey": ["b"]}, "a,b\n1,\n", [("primary-key", 2, "b")], id="null"),
    pytest.param({"uniqueKeys": [["a"]]}, TEXT, [("unique-error", 3, "a")], id="unique key"),
    pytest.param({"uniqueKeys": [["a"]]}, "a,b\n,x\n,y\n", [], id="unique key of nulls"),
]


@pytest.mark.parametrize(("schema", "text", "expected"), KEYS)
def test_key(package, errors, schema, text, expected):
    """A key that repeats passes."""
    assert errors(package({"t.csv": text}, [A, B], schema=schema)) == expected


def test_unique_constraint(package, errors):
    """A unique field repeats unnoticed, or its nulls count as equal."""
    fields = [A | {"constraints": {"unique": True}}, B]
    text = "a,b\n1,x\n,y\n,z\n1,w\n"
    assert errors(package({"t.csv": text}, fields)) == [("unique-error", 5, "a")]


def reference(target, to="id", fields="a"):
    resource = {"resource": target} if target is not None else {}
    return {"foreignKeys": [{"fields": fields, "reference": {**resource, "fields": to}}]}


PARENT = {
    "name": "parent",
    "path": "p.csv",
    "schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "k"}]},
}
REFERENCES = [
    pytest.param(reference("parent"), "1,x\n,y\n", [], id="holds"),
    pytest.param(reference("parent"), "3,x\n", [("foreign-key", 2, "a")], id="dangling"),
    pytest.param(reference("parent", ["id", "k"], ["a", "b"]), "1,v\n", [], id="composite"),
    pytest.param(
        reference("parent", ["id", "k"], ["a", "b"]),
        "1,w\n",
        [("foreign-key", 2, "a, b")],
        id="crossed",
    ),
    pytest.param(
        reference("parent", ["id", "k"], ["a", "b"]),
        "1,\n",
        [("foreign-key", 2, "a, b")],
        id="half null",
    ),
    pytest.param(reference("", "a"), "1,x\n", [], id="itself, v1"),
    pytest.param(reference(None, "b", "b"), "1,x\n", [], id="itself, v2"),
    pytest.param(reference("table", "a", "b"), "1,1\n", [("foreign-key", 2, "b")], id="other type"),
]


@pytest.mark.parametrize(("schema", "rows", "expected"), REFERENCES)
def test_reference(package, errors, schema, rows, expected):
    """A reference to no row passes, or one to a row fails."""
    files = {"t.csv": "a,b\n" + rows, "p.csv": "id,k\n01,v\n2,w\n"}
    assert errors(package(files, [A, B], schema=schema, others=[PARENT])) == expected


def test_broken_parent(package, errors):
    """A missing parent table is reported once for each child row."""
    path = package({"t.csv": "a,b\n3,x\n"}, [A, B], schema=reference("parent"), others=[PARENT])
    assert errors(path) == [("scheme-error", None, None)]


def test_circle(package, errors):
    """Two tables that refer to each other are read without end."""
    parent = PARENT | {"schema": PARENT["schema"] | reference("table", "a", "id")}
    files = {"t.csv": "a,b\n1,x\n", "p.csv": "id,k\n1,v\n2,w\n"}
    path = package(files, [A, B], schema=reference("parent"), others=[parent])
    assert errors(path) == [("foreign-key", 3, "id")]


def test_key_in_the_finding(package):
    """A finding does not say which row it is by its key."""
    from qantar.engine import validate

    report = validate(package({"t.csv": "a,b\nx,k1\n"}, [A, B], schema={"primaryKey": "b"}))
    assert report.errors[0].key == {"b": "k1"}
