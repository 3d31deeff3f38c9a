"""Faults in schemas, rules and the package's metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace

QUERIES = ("summaries", "views", "questions", "site/charts")
Edit = Callable[[Random, dict], "str | None"]  # changes the schema, says how


def kinds() -> Iterator[Kind]:
    for name, edit in SCHEMA.items():
        yield Kind(f"schema: {name}", "schemas", False, _schema(edit))
    yield Kind("rule emptied", "schemas", False, _rule(emptied))
    yield Kind("rule turned round", "schemas", False, _rule(turned))
    yield Kind("rule weakened by one condition", "schemas", False, _rule(weakened))
    yield Kind("rule without its sentence", "schemas", False, _rule(lambda sql, rng: sql[3:]))
    yield Kind("rule that cannot run", "schemas", False, _rule(broken))
    yield Kind("rule removed", "schemas", False, _rule_removed)
    yield Kind("trials of a rule emptied", "schemas", False, _trials(lambda text, rng: ""))
    yield Kind("trials of a rule removed", "schemas", False, _trials(lambda text, rng: None))
    yield Kind("trial of a rule that meets no row", "schemas", False, _trials(unmet))
    yield Kind("package: metadata left out", "schemas", False, _package)
    yield Kind("package: another licence", "schemas", True, _licence)
    for folder in QUERIES:
        yield Kind(f"query in {folder}/ altered", "schemas", True, _query(folder))


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


def labels_exchanged(rng: Random, schema: dict) -> str | None:
    field = _field(rng, schema, lambda f: len(f.get("categories") or []) > 1)
    if field is None:
        return None
    one, two = rng.sample(field["categories"], 2)
    one["label"], two["label"] = two["label"], one["label"]
    return f"labels of {one['value']} and {two['value']} exchanged"


def descriptions_exchanged(rng: Random, schema: dict) -> str | None:
    one, two = rng.sample(schema["fields"], 2)
    one["description"], two["description"] = two["description"], one["description"]
    same = one["description"] == two["description"]
    return None if same else f"descriptions of {one['name']} and {two['name']} exchanged"


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
    "descriptions exchanged": descriptions_exchanged,
    "labels of codes exchanged": labels_exchanged,
    "coder and program exchanged": not_filled,
    "span removed": unspanned,
}


def _rule(edit: Callable[[str, Random], str | None]) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = rng.choice(_named(space, r"schemas/rules/\w+\.sql"))
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


def _licence(space: Workspace, rng: Random) -> Fault:
    name = "schemas/package.json"
    package = json.loads(space.files[name])
    package["licenses"][0]["name"] = rng.choice(["CC0-1.0", "ODbL-1.0", "CC-BY-NC-4.0"])
    raw = json.dumps(package).encode("utf-8")
    return Fault(package["licenses"][0]["name"], {name: raw})


def _rule_removed(space: Workspace, rng: Random) -> Fault:
    """The rule and, as whoever wants to be rid of it would, its trials."""
    name = rng.choice(_named(space, r"schemas/rules/\w+\.sql"))
    trials = name.replace("rules/", "rules/trials/")
    return Fault(name.removeprefix("schemas/rules/"), {name: None, trials: None})


def _trials(edit: Callable[[str, Random], str | None]) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault:
        name = rng.choice(_named(space, r"schemas/rules/trials/\w+\.sql"))
        new = edit(space.files[name].decode("utf-8"), rng)
        said = name.removeprefix("schemas/rules/")
        return Fault(said, {name: None if new is None else new.encode("utf-8")})

    return plant


def unmet(text: str, rng: Random) -> str:
    return text + "UPDATE figures SET value = 1 WHERE figure_id = 'nobody';\n"


def _query(folder: str) -> Plant:
    """A number, a code or a comparison in a query that is published."""

    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = rng.choice(_named(space, rf"schemas/{folder}/\w+\.sql"))
        sql = space.files[name].decode("utf-8")
        found = list(re.finditer(r"\b[0-9]+\b|'[a-z_]+'| <> | = | DESC\b|\bmin\(|\bmax\(", sql))
        if not found:
            return None
        match = rng.choice(found)
        new = _altered(match.group())
        said = f"{folder}/{Path(name).name}: {match.group().strip()} → {new.strip()}"
        raw = (sql[: match.start()] + new + sql[match.end() :]).encode("utf-8")
        return Fault(said, {name: raw})

    return plant


def _altered(text: str) -> str:
    others = {" <> ": " = ", " = ": " <> ", " DESC": "", "min(": "max(", "max(": "min("}
    if text in others:
        return others[text]
    return str(int(text) + 1) if text.isdecimal() else f"{text[:-1]}x'"


def _named(space: Workspace, pattern: str) -> list[str]:
    return [name for name in space.files if re.fullmatch(pattern, name)]
