"""The table schemas in `schemas/`: the single source of truth for names, types, codes and keys."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from qantar.problems import CannotRun
from qantar.schemas.form import Malformed, read_schema

TYPES = ("string", "integer", "number", "date")
TABLES = (
    *("sources", "places", "actors", "mentions", "indicators", "populations", "population_parts"),
    *("event_types", "events", "reports", "participants", "figures", "numerals", "relations"),
)

# Words of a document: they are worth nothing without the place where they stand.
QUOTED = (
    *("quote", "number_text", "attribution_text", "stance_text", "as_of_text", "date_text"),
    *("orientation_evidence", "text"),
)


class _Unusable(Exception):
    pass


@dataclass(frozen=True)
class Column:
    """One column: a field of the Table Schema with the properties this project adds.

    `span` names the two columns that hold the position of a quoted text; `filled_by` says whether
    a coder or the program writes the cell.
    """

    name: str
    type: str
    title: str
    description: str
    unit: str | None = None
    codes: dict[str, str] = field(default_factory=dict)
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    span: tuple[str, str] | None = None
    filled_by: str = "coder"


@dataclass(frozen=True)
class ForeignKey:
    """Columns that refer to the key of a table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class TableSchema:
    """One published table. `row` says what one row is; `source` is the JSON as written."""

    name: str
    title: str
    description: str
    row: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    source: dict

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def written_by_coder(self) -> list[str]:
        return [column.name for column in self.columns if column.filled_by == "coder"]


def load_schemas(folder: Path) -> dict[str, TableSchema]:
    """Every `*.schema.json` of the folder by table name, parents before their children.

    Raises CannotRun where a file is no usable schema, with file and reason.
    """
    schemas = {}
    for path in sorted(folder.glob("*.schema.json")):
        try:
            schema = table_schema(read_schema(path.read_text(encoding="utf-8")))
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise CannotRun(f"schemas/{path.name}: not valid JSON: {error}. Correct it.") from None
        except (_Unusable, Malformed) as error:
            raise CannotRun(f"schemas/{path.name}: {error}. Correct it.") from None
        except (KeyError, TypeError, AttributeError) as error:
            raise CannotRun(
                f"schemas/{path.name}: {error} is missing or of the wrong kind; expected a Table "
                "Schema with name, title, description, row, fields and primaryKey."
            ) from None
        if path.name != f"{schema.name}.schema.json" or schema.name not in TABLES:
            raise CannotRun(
                f"schemas/{path.name}: found the table {schema.name!r}; expected the table that "
                f"the file is named after, one of {', '.join(TABLES)}"
            )
        schemas[schema.name] = schema
    for name in TABLES:
        if name not in schemas:
            raise CannotRun(f"schemas/{name}.schema.json is missing. Put the schema back.")
    return _parents_first(schemas)


def table_schema(source: dict) -> TableSchema:
    keys = source.get("foreignKeys", [])
    names = {item["name"] for item in source["fields"]}
    for key in (source["primaryKey"], *source.get("uniqueKeys", []), *(k["fields"] for k in keys)):
        if unknown := set(key) - names:
            raise _Unusable(f"a key names {', '.join(sorted(unknown))}, which is no field")
    return TableSchema(
        source["name"],
        source["title"],
        source["description"],
        source["row"],
        tuple(_column(item) for item in source["fields"]),
        tuple(source["primaryKey"]),
        tuple(tuple(key) for key in source.get("uniqueKeys", [])),
        tuple(_foreign_key(key, source["name"]) for key in keys),
        source,
    )


def _column(item: dict) -> Column:
    constraints = item.get("constraints", {})
    if item["type"] not in TYPES:
        known = ", ".join(TYPES)
        raise _Unusable(f"{item['name']} is of type {item['type']!r}; expected one of {known}")
    try:
        re.compile(constraints.get("pattern") or "")
    except re.error as error:
        raise _Unusable(
            f"the pattern of {item['name']} is no regular expression: {error}"
        ) from None
    if item["name"] in QUOTED and len(item.get("span") or ()) != 2:
        raise _Unusable(f"{item['name']} quotes a document; expected `span` with two columns")
    return Column(
        item["name"],
        item["type"],
        item["title"],
        item["description"],
        item.get("unit"),
        {code["value"]: code["label"] for code in item.get("categories", [])},
        constraints.get("required", False),
        constraints.get("unique", False),
        constraints.get("pattern"),
        constraints.get("minimum"),
        constraints.get("maximum"),
        tuple(item["span"]) if "span" in item else None,
        item["filledBy"],
    )


def _foreign_key(key: dict, own: str) -> ForeignKey:
    reference = key["reference"]
    table = reference["resource"] or own
    return ForeignKey(tuple(key["fields"]), table, tuple(reference["fields"]))


def _parents_first(schemas: dict[str, TableSchema]) -> dict[str, TableSchema]:
    ordered: dict[str, TableSchema] = {}

    def add(name: str, path: tuple[str, ...]) -> None:
        if name in ordered:
            return
        if name in path or name not in schemas:
            raise CannotRun(
                f"schemas/: foreign keys run {' -> '.join((*path, name))}; expected an order"
            )
        for key in schemas[name].foreign_keys:
            if key.table != name:
                add(key.table, (*path, name))
        ordered[name] = schemas[name]

    for name in sorted(schemas):
        add(name, ())
    return ordered
