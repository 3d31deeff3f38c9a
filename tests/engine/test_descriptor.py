"""Protects the checks of the descriptor: nothing of the data is read before it holds."""

import json

import pytest

from qantar.engine import CannotRun, validate

ID = {"name": "id", "type": "integer"}
TABLE = {"table.csv": "id\n1\n"}


def field(**more):
    return {"fields": [ID | more]}


def key(**more):
    return {"fields": [ID], **more}


SCHEMAS = [
    pytest.param({}, "schema-error", id="no fields"),
    pytest.param({"fields": {}}, "schema-error", id="fields are no list"),
    pytest.param({"fields": [ID, ID]}, "schema-error", id="two fields of one name"),
    pytest.param({"fields": [{"type": "integer"}]}, "field-error", id="field without name"),
    pytest.param({"fields": ["id"]}, "field-error", id="field is no object"),
    pytest.param(field(type="int"), "field-error", id="unknown type"),
    pytest.param(field(type="string", format="phone"), "field-error", id="unknown format"),
    pytest.param(field(required=True), "field-error", id="required outside constraints"),
    pytest.param(field(constraints={"pattern": "1"}), "field-error", id="constraint of other type"),
    pytest.param(field(constraints={"minimun": 1}), "field-error", id="misspelt constraint"),
    pytest.param(field(constraints={"enum": "1"}), "field-error", id="enum is no list"),
    pytest.param(
        field(constraints={"required": "yes"}), "field-error", id="required is no boolean"
    ),
    pytest.param(field(constraints={"minimum": None}), "field-error", id="bound without value"),
    pytest.param(field(categories=[1, 1]), "field-error", id="repeated category"),
    pytest.param(field(type="number", categories=[1]), "field-error", id="categories of numbers"),
    pytest.param(field(example="one"), "field-error", id="example is no value"),
    pytest.param(field(missingValues=[1]), "field-error", id="missing value is no text"),
    pytest.param(key(missingValues="NA"), "schema-error", id="missing values are no list"),
    pytest.param(key(primaryKey="no"), "schema-error", id="primary key is no field"),
    pytest.param(key(uniqueKeys=["id"]), "schema-error", id="unique key is no list"),
    pytest.param(key(uniqueKeys=[["no"]]), "schema-error", id="unique key is no field"),
    pytest.param(key(fieldsMatch="some"), "schema-error", id="unknown fieldsMatch"),
    pytest.param(key(foreignKeys=[{"fields": "id"}]), "schema-error", id="key without reference"),
    pytest.param(
        key(foreignKeys=[{"fields": ["id", "id"], "reference": {"fields": "id"}}]),
        "schema-error",
        id="reference of other length",
    ),
    pytest.param(
        key(foreignKeys=[{"fields": "id", "reference": {"resource": "no", "fields": "id"}}]),
        "resource-error",
        id="reference to no resource",
    ),
]


@pytest.mark.parametrize(("schema", "expected"), SCHEMAS)
def test_schema(package, errors, schema, expected):
    """A schema that says nothing sensible is taken as it is."""
    path = package(TABLE, resource={"schema": schema or {"title": "empty"}})
    assert {kind for kind, _, _ in errors(path)} == {expected}


RESOURCES = [
    pytest.param({"name": None}, "resource-error", id="name is no text"),
    pytest.param({"path": None}, "resource-error", id="path is null"),
    pytest.param({"path": []}, "resource-error", id="no path in the list"),
    pytest.param({"path": [1]}, "resource-error", id="path is a number"),
    pytest.param({"data": [["id"], [1]]}, "resource-error", id="path and data"),
    pytest.param({"schema": 1}, "resource-error", id="schema is a number"),
    pytest.param({"schema": "no.json"}, "schema-error", id="schema file is missing"),
    pytest.param({"dialect": "no.json"}, "dialect-error", id="dialect file is missing"),
    pytest.param({"dialect": {"delimiter": 1}}, "control-error", id="delimiter is a number"),
    pytest.param({"dialect": {"delimiter": "||"}}, "dialect-error", id="long delimiter"),
    pytest.param({"dialect": {"header": "no"}}, "dialect-error", id="header is no boolean"),
    pytest.param({"dialect": {"headerRows": [0]}}, "dialect-error", id="header row 0"),
    pytest.param({"bytes": "9"}, "resource-error", id="bytes are text"),
    pytest.param({"missingValues": ["NA"]}, "resource-error", id="missing values at the resource"),
    pytest.param({"path": "no.csv"}, "scheme-error", id="file is missing"),
    pytest.param({"sources": [{"email": "x"}]}, "resource-error", id="source with bad email"),
    pytest.param({"profile": "tabular-data-resource"}, "resource-error", id="tabular, no schema"),
]


@pytest.mark.parametrize(("resource", "expected"), RESOURCES)
def test_resource(package, errors, resource, expected):
    """A resource that cannot be right is taken as it is."""
    assert {kind for kind, _, _ in errors(package(TABLE, resource=resource))} == {expected}


PACKAGES = [
    pytest.param({"resources": []}, id="no resources"),
    pytest.param({"resources": {}}, id="resources are no list"),
    pytest.param({"resources": ["x"]}, id="resource is no object"),
    pytest.param({"licenses": "MIT"}, id="licences are no list"),
    pytest.param({"licenses": [{"title": "MIT"}]}, id="licence without name"),
    pytest.param({"contributors": [{"email": "x"}]}, id="contributor with bad email"),
    pytest.param({"created": "yesterday"}, id="created is no date"),
    pytest.param({"keywords": [1]}, id="keyword is a number"),
    pytest.param({"title": 1}, id="title is a number"),
    pytest.param({"missingValues": ["NA"]}, id="missing values at the package"),
]


@pytest.mark.parametrize("top", PACKAGES)
def test_package(package, errors, top):
    """A package descriptor that does not hold is taken as it is."""
    assert {kind for kind, _, _ in errors(package(TABLE, **top))} == {"package-error"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="not JSON"),
        pytest.param("[]", id="a list"),
        pytest.param("[" * 100_000, id="nested too deeply"),
        pytest.param(b"\xff{}", id="not UTF-8"),
    ],
)
def test_unreadable_descriptor(tmp_path, errors, text):
    """A broken datapackage.json ends in a traceback."""
    path = tmp_path / "datapackage.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert errors(path) == [("package-error", None, None)]


def test_version_1_has_no_version_2_properties(package, errors):
    """A v1 package with exclusiveMinimum or labelled missing values passes unread."""
    bound = field(constraints={"exclusiveMinimum": 0})
    labels = key(missingValues=[{"value": "-", "label": "refused"}])
    for schema in (bound, labels):
        assert errors(package(TABLE, resource={"schema": schema})) == []
        assert errors(package(TABLE, resource={"schema": schema}, version=None)) != []


def test_names_of_version_1(package, errors):
    """A v1 resource name with capitals passes."""
    assert errors(package(TABLE, resource={"name": "My Table"})) == []
    assert errors(package(TABLE, resource={"name": "My Table"}, version=None)) == [
        ("resource-error", None, "name")
    ]


def test_references_are_read(package, errors):
    """A schema or dialect in a file of its own is not applied."""
    schema = json.dumps({"fields": [ID, {"name": "b"}]})
    files = {"t.csv": "id;b\nx;1\n", "s.json": schema, "d.json": '{"delimiter": ";"}'}
    path = package(files, resource={"schema": "s.json", "dialect": "d.json"})
    assert errors(path) == [("type-error", 2, "id")]


def test_nothing_to_validate(tmp_path):
    """A path without descriptor counts as a valid package."""
    with pytest.raises(CannotRun):
        validate(tmp_path)
    with pytest.raises(CannotRun):
        validate(tmp_path / "datapackage.json")
