"""What is derived from the table schemas: checks, descriptor, codebook."""

import hashlib
import json
import re

import pytest

from qantar.schemas.frames import check_frame, typed_frame
from qantar.schemas.tableschema import Column, ForeignKey, TableSchema, load_schemas

SCHEMA = TableSchema(
    "t",
    "T",
    "d",
    "one t",
    (
        Column("id", "string", "Id", "d", required=True, pattern="^[a-z]+$"),
        Column("n", "integer", "N", "d", minimum=1, maximum=9),
        Column("x", "number", "X", "d"),
        Column("day", "date", "Day", "d"),
        Column("code", "string", "Code", "d", codes={"yes": "so", "no": "not so"}),
        Column("once", "string", "Once", "d", unique=True),
        Column("of", "string", "Of", "d"),
    ),
    ("id",),
    (("n", "x"),),
    (ForeignKey(("of",), "t", ("id",)),),
    {},
)
GOOD = [
    {"id": "a", "n": "1", "x": "0.5", "day": "2022-01-09", "code": "yes", "once": "p", "of": "b"},
    {"id": "b", "n": "9"},
    {"id": "c"},
]
BROKEN = [
    pytest.param({"id": ""}, "constraint-error", "`id` is empty; expected id", id="required"),
    pytest.param({"id": "A"}, "constraint-error", "text of the form", id="pattern"),
    pytest.param({"id": "b"}, "primary-key", "`id` b occurs more than once", id="primary key"),
    pytest.param({"n": "0"}, "constraint-error", "expected at least 1", id="minimum"),
    pytest.param({"n": "10"}, "constraint-error", "expected at most 9", id="maximum"),
    pytest.param({"n": "1.0"}, "type-error", "expected a whole number", id="integer"),
    pytest.param({"x": "1,5"}, "type-error", "expected a number", id="number"),
    pytest.param({"day": "9.1."}, "type-error", "expected a day", id="date"),
    pytest.param({"code": "ye"}, "constraint-error", "expected one of yes, no", id="code"),
    pytest.param({"of": "z"}, "foreign-key", "'z', which no row of t has", id="foreign key"),
]


def findings(rows):
    parents = {"t": {("id",): {row["id"] for row in GOOD}}}
    frame, found = typed_frame(SCHEMA, rows)
    return found + check_frame(frame, SCHEMA, parents)


def test_good_rows_hold():
    """A check that always fires would be switched off."""
    assert findings(GOOD) == []
    assert findings([]) == []


@pytest.mark.parametrize(("changed", "type_", "said"), BROKEN)
def test_each_constraint_is_checked(changed, type_, said):
    """A constraint that is written in a schema and checked by nobody."""
    found = findings([{**GOOD[0], **changed}, *GOOD[1:]])
    assert (found[0].type, found[0].position) == (type_, 0)
    assert found[0].column in changed
    assert said in found[0].message
    assert found[0].remedy


def test_unique_columns_and_keys_are_checked():
    """Two rows with one unique value would both be published."""
    assert {f.column for f in findings([*GOOD, {"id": "d", "once": "p"}])} == {"once"}
    assert {f.position for f in findings([*GOOD, {"id": "d", "n": "1", "x": "0.5"}])} == {0, 3}


@pytest.fixture(scope="module")
def schemas(root):
    return load_schemas(root / "schemas")


def test_codes_and_enums_agree(schemas):
    """An outsider's check reads `enum`, ours `categories`; they must be one list."""
    seen = 0
    for schema in schemas.values():
        for field in schema.source["fields"]:
            codes = [code["value"] for code in field.get("categories", [])]
            assert codes == field.get("constraints", {}).get("enum", []), field["name"]
            seen += bool(codes)
    assert seen > 10


def test_key_fields_are_required(schemas):
    """Empty cells in a composite key pass an outsider's check."""
    for schema in schemas.values():
        assert schema.primary_key
        for name in schema.primary_key:
            assert schema.by_name[name].required, f"{schema.name}.{name}"


def test_no_constraint_is_left_unchecked(schemas):
    """A constraint of a kind that nothing derives would hold nothing."""
    derived = {"required", "unique", "pattern", "enum", "minimum", "maximum"}
    for schema in schemas.values():
        for field in schema.source["fields"]:
            assert set(field.get("constraints", {})) <= derived, field["name"]
        for key in schema.foreign_keys:
            assert set(key.to) <= set(schemas[key.table].names)


def test_spans_are_columns(schemas):
    """A span that names no column would be checked nowhere."""
    for schema in schemas.values():
        for column in schema.columns:
            for name in column.span or ():
                assert schema.by_name[name].type == "integer"


def test_parents_stand_before_their_children(schemas):
    """A database would be filled with rows whose parents are not there yet."""
    names = list(schemas)
    for schema in schemas.values():
        for key in schema.foreign_keys:
            assert names.index(key.table) <= names.index(schema.name)


def test_the_codebook_describes_every_column_and_code(root, schemas):
    """A column or code that nobody explains."""
    text = (root / "data/CODEBOOK.md").read_text(encoding="utf-8")
    for schema in schemas.values():
        part = text.split(f"\n## {schema.name}\n")[1].split("\n## ")[0]
        for column in schema.columns:
            assert f"| `{column.name}` |" in part
            assert column.description
            for code, meaning in column.codes.items():
                assert f"- `{code}`: {meaning}" in part
    for register in ("indicators", "populations", "event_types"):
        codes = re.findall(
            r"^([a-z_]+),", (root / f"data/{register}.csv").read_text(), re.MULTILINE
        )
        for code in codes[1:]:
            assert f"| `{code}` |" in text


def test_the_descriptor_carries_bytes_and_hashes(root, schemas):
    """Whoever downloads the files could not tell whether they are whole."""
    package = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["licenses"]
    tables = {r["name"]: r for r in package["resources"] if r.get("type") == "table"}
    assert set(tables) >= set(schemas)
    for resource in package["resources"]:
        raw = (root / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
    for name, schema in schemas.items():
        inlined = tables[name]["schema"]
        assert [field["name"] for field in inlined["fields"]] == schema.names
        for key in inlined.get("foreignKeys", []):
            assert key["reference"]["resource"] in {"", *tables}
