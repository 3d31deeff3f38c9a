"""What is reviewed: every row that people wrote, and every promise that the schemas make.

What is stated in one place only can go wrong there unnoticed. A subject lists its rows by key with
the cells that somebody wrote; cells that follow from others by computation are left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qantar.project import Project
from qantar.schemas.descriptor import read_package
from qantar.schemas.tableschema import Column, TableSchema
from qantar.seeds.anchors import fold
from qantar.seeds.entries import Entry
from qantar.tables.assemble import Row

# Relations are computed. The ledger is confirmed only: what the program reads by itself in each
# numeral is its second reading.
TABLES = (
    *("sources", "places", "actors", "indicators", "populations", "population_parts"),
    *("event_types", "events", "reports", "participants", "figures", "mentions", "numerals"),
)
NO_ID = {"mentions": ("source_id", "char_start")}  # its ids only number the occurrences
GIVEN = ("quote", "number_text", "text", "document", "sha256")
PROMISED = (
    *("type", "required", "unique", "pattern", "minimum", "maximum", "references", "span"),
    "filled_by",
)
SPANS = {"figures": ("char_start", "number_start"), "reports": ("char_start",)}


@dataclass(frozen=True)
class Subject:
    """Rows of one kind. `judged` are the columns that a reviewer fills in from the documents;
    the others are read and confirmed. `entries` says where a person wrote a row, by key."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    judged: tuple[str, ...]
    rows: Mapping[tuple[str, ...], Mapping[str, str]]
    entries: Mapping[tuple[str, ...], Entry] = field(default_factory=dict)


def subjects(
    project: Project,
    schemas: Mapping[str, TableSchema],
    tables: Mapping[str, Sequence[Row]],
) -> list[Subject]:
    """Everything that must be reviewed, in the tables and in `schemas/`."""
    found = [_table(schemas[name], tables[name]) for name in TABLES]
    return [*found, *_promises(project, schemas)]


def _table(schema: TableSchema, rows: Sequence[Row]) -> Subject:
    key = NO_ID.get(schema.name, schema.primary_key)
    columns = [*key]
    for column in schema.columns:
        if column.name not in columns and _is_written(schema, column):
            columns.append(column.name)
    by_key, entries = {}, {}
    for row in rows:
        cells = {name: _stated(schema.by_name[name], row.get(name, "")) for name in columns}
        at = tuple(cells[name] for name in key)
        by_key[at] = cells
        if row.entry:
            entries[at] = row.entry
    judged = [n for n in columns if n not in key and _is_judged(schema, schema.by_name[n])]
    return Subject(schema.name, key, tuple(columns), tuple(judged), by_key, entries)


def _stated(column: Column, text: str) -> str:
    """Words of a document as they are compared, everything else to the letter."""
    return fold(text) if column.span else text


def _is_written(schema: TableSchema, column: Column) -> bool:
    if schema.name == "mentions":
        return column.name in ("actor_id", "text")
    known = column.name == "source_id" or column.name in SPANS.get(schema.name, ())
    return column.filled_by == "coder" or known


def _is_judged(schema: TableSchema, column: Column) -> bool:
    """Codes, references, numbers, days and the words that show them are judged; the passage itself,
    its position and free text are confirmed."""
    if schema.name == "numerals" or (column.filled_by != "coder" and schema.name != "mentions"):
        return False
    if column.name in GIVEN:
        return False
    refers = any(column.name in key.columns for key in schema.foreign_keys)
    shows = bool(column.span)
    return bool(column.codes or column.pattern or refers or shows) or column.type != "string"


def _promises(project: Project, schemas: Mapping[str, TableSchema]) -> Iterator[Subject]:
    tables = [_table_promise(schema) for schema in schemas.values()]
    yield _subject("tables", ("table",), tables, ("primary_key", "unique_keys"))
    columns = [row for schema in schemas.values() for row in _column_promises(schema)]
    yield _subject("columns", ("table", "column"), columns, PROMISED)
    codes = [row for schema in schemas.values() for row in _codes(schema)]
    yield _subject("codes", ("table", "column", "code"), codes)
    package = read_package(project.schemas / "package.json")
    said = [
        {"property": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
        for name, value in package.items()
        if name != "version"  # each release has its own
    ]
    yield _subject("package", ("property",), said)
    yield _subject("files", ("file",), list(_files(project)))


def _subject(
    name: str, key: tuple[str, ...], rows: list[dict[str, str]], judged: tuple[str, ...] = ()
) -> Subject:
    by_key = {tuple(row[part] for part in key): row for row in rows}
    return Subject(name, key, tuple(rows[0]) if rows else key, judged, by_key)


def _table_promise(schema: TableSchema) -> dict[str, str]:
    return {
        "table": schema.name,
        "primary_key": " ".join(schema.primary_key),
        "unique_keys": "; ".join(" ".join(key) for key in schema.unique_keys),
        "row": schema.row,
        "title": schema.title,
        "description": schema.description,
    }


def _column_promises(schema: TableSchema) -> Iterator[dict[str, str]]:
    refers = {
        key.columns: " ".join(f"{key.table}.{name}" for name in key.to)
        for key in schema.foreign_keys
    }
    for position, column in enumerate(schema.columns, start=1):
        yield {
            "table": schema.name,
            "column": column.name,
            "position": str(position),
            "type": column.type,
            "unit": column.unit or "",
            "required": "yes" if column.required else "",
            "unique": "yes" if column.unique else "",
            "pattern": column.pattern or "",
            "minimum": "" if column.minimum is None else str(column.minimum),
            "maximum": "" if column.maximum is None else str(column.maximum),
            "references": refers.get((column.name,), ""),
            "span": " ".join(column.span or ()),
            "filled_by": column.filled_by,
            "title": column.title,
            "description": column.description,
        }


def _codes(schema: TableSchema) -> Iterator[dict[str, str]]:
    for column in schema.columns:
        for code, label in column.codes.items():
            yield {"table": schema.name, "column": column.name, "code": code, "label": label}


def _files(project: Project) -> Iterator[dict[str, str]]:
    """Queries, rules and settings in `schemas/`: read and approved as they stand."""
    for path in sorted(project.schemas.rglob("*")):
        own = path.parent == project.schemas  # table schemas and package: row by row above
        table = path.name.endswith(".schema.json") or path.name == "package.json"
        if path.is_file() and not (own and table):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield {"file": project.relative(path), "sha256": digest}
