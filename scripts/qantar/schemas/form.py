"""The form of a table schema as written: what it may say, and nothing that no check would see.

A property that nobody reads would still be published in the descriptor.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
TABLE = ("$schema", "name", "title", "description", "row", "fields")
KEYS = ("primaryKey", "uniqueKeys", "foreignKeys")
FIELD = ("name", "type", "title", "description", "unit", "span", "filledBy")
LISTS = ("categories", "constraints")
CONSTRAINTS = {"required": bool, "unique": bool, "pattern": str, "enum": list}
LIMITS = ("minimum", "maximum")


class Malformed(Exception):
    """What is wrong with a schema, in words that follow the file's name."""


def read_schema(text: str) -> dict:
    """The schema. Raises Malformed, or json.JSONDecodeError for what is no JSON."""
    source = json.loads(text, object_pairs_hook=_once)
    _mapping(source, "the schema", (*TABLE, *KEYS))
    if source.get("$schema") != PROFILE:
        raise Malformed(f"`$schema` is {source.get('$schema')!r}; expected {PROFILE}")
    for name in ("name", "title", "description", "row"):
        _text(source, name, "the schema")
    _list_of(source.get("primaryKey"), str, "`primaryKey`", "column names")
    for key in _list_of(source.get("uniqueKeys", []), list, "`uniqueKeys`", "lists of columns"):
        _list_of(key, str, "a key in `uniqueKeys`", "column names")
    for key in _list_of(source.get("foreignKeys", []), dict, "`foreignKeys`", "objects"):
        _foreign_key(key)
    for field in _list_of(source.get("fields"), dict, "`fields`", "columns"):
        _field(field)
    return source


def _once(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(k for i, (k, _) in enumerate(pairs) if k in dict(pairs[:i]))
        raise Malformed(f"found the key {twice!r} for the second time; expected each key once")
    return found


def _foreign_key(key: dict) -> None:
    _mapping(key, "a foreign key", ("fields", "reference"))
    _list_of(key.get("fields"), str, "`fields` of a foreign key", "column names")
    _mapping(key.get("reference"), "a reference", ("resource", "fields"))
    _list_of(key["reference"].get("fields"), str, "`fields` of a reference", "column names")


def _field(field: dict) -> None:
    what = f"the column {field.get('name')!r}"
    _mapping(field, what, (*FIELD, *LISTS))
    for name in ("name", "type", "title", "description", "filledBy"):
        _text(field, name, what)
    if field["filledBy"] not in ("coder", "program"):
        raise Malformed(f"{what}: `filledBy` is {field['filledBy']!r}; expected coder or program")
    if "unit" in field:
        _text(field, "unit", what)
    _list_of(field.get("span", []), str, f"`span` of {what}", "two columns")
    codes = _list_of(field.get("categories", []), dict, f"`categories` of {what}", "objects")
    for code in codes:
        _mapping(code, f"a code of {what}", ("value", "label"))
        _text(code, "value", f"a code of {what}")
        _text(code, "label", f"a code of {what}")
    _constraints(field.get("constraints", {}), [code["value"] for code in codes], what)


def _constraints(constraints: object, codes: list[str], what: str) -> None:
    _mapping(constraints, f"`constraints` of {what}", (*CONSTRAINTS, *LIMITS))
    for name, kind in CONSTRAINTS.items():
        if name in constraints and not isinstance(constraints[name], kind):
            raise Malformed(f"{what}: `{name}` is {constraints[name]!r}, of the wrong kind")
    for name in LIMITS:
        limit = constraints.get(name, 0)
        if isinstance(limit, bool) or not isinstance(limit, int | float) or math.isinf(limit):
            raise Malformed(f"{what}: `{name}` is {limit!r}; expected a number")
    # frictionless does not enforce categories, so the codes stand in both
    if constraints.get("enum", []) != codes:
        raise Malformed(f"{what}: `enum` and `categories` differ; expected the same codes")


def _mapping(found: object, what: str, known: Iterable[str]) -> None:
    known = tuple(known)
    if not isinstance(found, dict):
        raise Malformed(f"{what} is no object; expected one with {', '.join(known)}")
    if unknown := sorted(set(found) - set(known)):
        raise Malformed(f"{what} has {', '.join(unknown)}; expected only {', '.join(known)}")


def _text(found: dict, name: str, what: str) -> None:
    if not isinstance(found.get(name), str) or not found[name].strip():
        raise Malformed(f"{what} has no `{name}`, or it is not described in words")


def _list_of(found: object, kind: type, what: str, expected: str) -> list:
    if not isinstance(found, list) or not all(isinstance(item, kind) for item in found):
        raise Malformed(f"{what} is no list of {expected}")
    return found
