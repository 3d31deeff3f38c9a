"""Faults in schemas, rules and the package's metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace

Edit = Callable[[Random, dict], "str | None"]  # changes the schema, says how


def kinds() -> Iterator[Kind]:
    for name, edit in SCHEMA.items():
        yield Kind(f"schema: {name}", "schemas", False, _schema(edit))
    yield Kind("rule emptied", "schemas", False, _rule(emptied))
    yield Kind("rule turned round", "schemas", False, _rule(turned))
    yield Kind("rule weakened by one condition", "schemas", False, _rule(weakened))
    yield Kind("rule without its sentence", "schemas", False, _rule(lambda sql, rng: sql[3:]))
    yield Kind("rule that cannot run", "schemas", False, _rule(broken))
    yield Kind("package: metadata left out", "schemas", False, _package)


def _schema(edit: Edit) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = f"schemas/{rng.choice(list(space.schemas))}.schema.json"
        schema = json.loads(space.files[name])
        said = edit(rng, schema)
        if said is None:
            return None
        raw = json.dumps(schema, ensure_ascii=False, indent=2).encode("utf-8")
        return Fault(f"{schema.get('name')}: {said}", {name: raw})

    return plant


def _field(rng: Random, schema: dict, has: Callable[[dict], object]) -> dict | None:
    fields = [field for field in schema["fields"] if has(field)]
    return rng.choice(fields) if fields else None


def widened(rng: Random, schema: dict) -> str | None:
    field = _field(rng, schema, lambda f: f.get("categories"))
    if field is None:
        return None
    field["categories"].append({"value": "perhaps", "label": "A code that nobody uses."})
    if "enum" in field.get("constraints", {}):
        field["constraints"]["enum"].append("perhaps")
    return f"{field['name']} also knows `perhaps`"


def narrowed(rng: Random, schema: dict) -> str | None:
    field = _field(rng, schema, lambda f: len(f.get("categories") or []) > 1)
    if field is None:
        return None
    gone = field["categories"].pop(rng.randrange(len(field["categories"])))["value"]
    if "enum" in field.get("constraints", {}):
        field["constraints"]["enum"].remove(gone)
    return f"{field['name']} no longer knows {gone}"


def unconstrained(constraint: str) -> Edit:
    def edit(rng: Random, schema: dict) -> str | None:
        field = _field(rng, schema, lambda f: constraint in f.get("constraints", {}))
        if field is None:
            return None
        del field["constraints"][constraint]
        return f"{field['name']} without {constraint}"

    return edit


def retyped(rng: Random, schema: dict) -> str:
    field = rng.choice(schema["fields"])
    others = {"string": "integer", "integer": "date", "number": "date", "date": "integer"}
    field["type"] = others[field["type"]]
    return f"{field['name']} is {field['type']}"


def column_gone(rng: Random, schema: dict) -> str:
    field = schema["fields"].pop(rng.randrange(len(schema["fields"])))
    return f"no {field['name']}"


def column_added(rng: Random, schema: dict) -> str:
    field = {"name": "colour", "type": "string", "title": "Colour", "description": "Colour."}
    schema["fields"].append({**field, "filledBy": "coder"})
    return "a column that nobody fills"


def columns_swapped(rng: Random, schema: dict) -> str:
    i = rng.randrange(len(schema["fields"]) - 1)
    one, two = schema["fields"][i : i + 2]
    for key in set(one) ^ set(two) | set(one) & set(two) - {"name"}:
        one[key], two[key] = two.get(key), one.get(key)
    for field in (one, two):
        for key in [key for key, value in field.items() if value is None]:
            del field[key]
    return f"{one['name']} and {two['name']} exchanged in all but their names"


def without(*keys: str) -> Edit:
    def edit(rng: Random, schema: dict) -> str | None:
        key = rng.choice(keys)
        if not schema.get(key):
            return None
        if isinstance(schema[key], list) and key != "primaryKey":
            gone = schema[key].pop(rng.randrange(len(schema[key])))
            return f"{key} without {gone}"
        del schema[key]
        return f"no {key}"

    return edit


def undescribed(rng: Random, schema: dict) -> str:
    field = rng.choice(schema["fields"])
    field["description"] = ""
    return f"{field['name']} without a description"


def other_key(rng: Random, schema: dict) -> str | None:
    names = [f["name"] for f in schema["fields"] if f["name"] not in schema["primaryKey"]]
    if not names:
        return None
    schema["primaryKey"] = [rng.choice(names)]
    return f"key {schema['primaryKey'][0]}"


def not_filled(rng: Random, schema: dict) -> str:
    field = rng.choice(schema["fields"])
    field["filledBy"] = "program" if field["filledBy"] == "coder" else "coder"
    return f"{field['name']} filled by the {field['filledBy']}"


def unspanned(rng: Random, schema: dict) -> str | None:
    field = _field(rng, schema, lambda f: "span" in f)
    if field is None:
        return None
    del field["span"]
    return f"{field['name']} without its span"


SCHEMA: dict[str, Edit] = {
    "codes widened": widened,
    "code removed": narrowed,
    "required no longer": unconstrained("required"),
    "pattern removed": unconstrained("pattern"),
    "minimum removed": unconstrained("minimum"),
    "type changed": retyped,
    "column removed": column_gone,
    "column added": column_added,
    "columns exchanged": columns_swapped,
    "reference removed": without("foreignKeys"),
    "unique key removed": without("uniqueKeys"),
    "key removed": without("primaryKey"),
    "another key": other_key,
    "row, title or description removed": without("row", "title", "description"),
    "description of a column emptied": undescribed,
    "coder and program exchanged": not_filled,
    "span removed": unspanned,
}


def _rule(edit: Callable[[str, Random], str | None]) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        rules = [name for name in space.files if re.fullmatch(r"schemas/rules/\w+\.sql", name)]
        name = rng.choice(rules)
        sql = space.files[name].decode("utf-8")
        new = edit(sql, rng)
        if new is None or new == sql:
            return None
        return Fault(name.removeprefix("schemas/rules/"), {name: new.encode("utf-8")})

    return plant


def emptied(sql: str, rng: Random) -> str:
    first, _, query = sql.partition("\n")
    return f"{first}\nSELECT * FROM (\n{query}\n) WHERE false\n"


def turned(sql: str, rng: Random) -> str | None:
    """One comparison the other way round."""
    signs = {" < ": " > ", " > ": " < ", " <> ": " = ", " = ": " <> "}
    first, _, query = sql.partition("\n")
    found = list(re.finditer(" (?:<>|[<>=]) ", query))
    if not found:
        return None
    match = rng.choice(found)
    return f"{first}\n{query[: match.start()]}{signs[match.group()]}{query[match.end() :]}"


def weakened(sql: str, rng: Random) -> str | None:
    """One alternative of the last WHERE that can no longer hold."""
    first, _, query = sql.partition("\n")
    found = list(re.finditer(r"\n\s+OR ", query))
    if not found:
        return None
    match = rng.choice(found)
    return f"{first}\n{query[: match.end()]}false AND {query[match.end() :]}"


def broken(sql: str, rng: Random) -> str:
    return sql.replace("FROM", "FORM", 1) if "FROM" in sql else sql.replace("SELECT", "SELCT", 1)


def _package(space: Workspace, rng: Random) -> Fault:
    name = "schemas/package.json"
    package = json.loads(space.files[name])
    key = rng.choice(["name", "title", "description", "version", "licenses"])
    del package[key]
    return Fault(f"no {key}", {name: json.dumps(package).encode("utf-8")})
