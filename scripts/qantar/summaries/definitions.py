"""The summaries in `schemas/summaries/`: what to ask, what the columns are, how they are shown.

For each summary `NAME.sql` (first line: what one row is), `NAME.schema.json` (a Table Schema) and
`NAME.style.yaml`. A field of the schema that is a column of a table says so by `of` and takes over
type, title, description and codes, so that nothing is described twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from qantar.problems import CannotRun
from qantar.schemas.tableschema import TableSchema, table_schema

_INHERITED = ("type", "title", "description", "unit", "categories")
_STYLE_KEYS = {"title", "subtitle", "group", "columns", "footnotes", "notes", "stacked"}
_COLUMN_KEYS = {"label", "align", "width", "parts"}
_PART_KEYS = {"column", "as", "lang"}
LOOKS = ("text", "strong", "small", "id", "ids")


@dataclass(frozen=True)
class Part:
    """One CSV column inside a shown column: how it looks and in what language it is."""

    column: str
    look: str
    lang: str | None


@dataclass(frozen=True)
class ShownColumn:
    """A column of the HTML table; its parts stand one below the other."""

    label: str
    align: str
    width: str | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Footnotes:
    """Codes of a CSV column whose meaning is a note, marked in the shown column with label `at`."""

    column: str
    at: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Style:
    """How a summary is shown. `is_stacked`: on a phone all cells of a row stand one below the
    other, else the first, a number, stands beside the rest."""

    title: str
    subtitle: str
    group: str | None
    columns: tuple[ShownColumn, ...]
    footnotes: tuple[Footnotes, ...]
    notes: tuple[str, ...]
    is_stacked: bool


@dataclass(frozen=True)
class Summary:
    """One summary: its name, query, schema and style."""

    name: str
    query: str
    schema: TableSchema
    style: Style


def read_summaries(folder: Path, schemas: Mapping[str, TableSchema]) -> list[Summary]:
    """The summaries of a folder. Raises CannotRun for a file that is missing or wrong."""
    return [_read(path, schemas) for path in sorted(folder.glob("*.sql"))]


def _read(path: Path, schemas: Mapping[str, TableSchema]) -> Summary:
    place = f"schemas/summaries/{path.stem}"
    first, _, query = path.read_text(encoding="utf-8").partition("\n")
    if not first.startswith("-- One row: ") or not query.strip():
        raise CannotRun(f"{place}.sql: expected a first line `-- One row: …`, then a query")
    row = first.removeprefix("-- One row: ").rstrip(".")
    try:
        source = json.loads(path.with_suffix(".schema.json").read_text(encoding="utf-8"))
        style = yaml.safe_load(path.with_suffix(".style.yaml").read_text(encoding="utf-8"))
        schema = table_schema(_expanded({**source, "row": row}, schemas))
        return Summary(path.stem, query.strip().rstrip(";"), schema, _style(style, schema))
    except OSError as error:
        raise CannotRun(f"{place}: {Path(str(error.filename)).name} is missing") from None
    except (ValueError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CannotRun(f"{place}: schema or style cannot be used: {error}") from None


def _expanded(source: dict, schemas: Mapping[str, TableSchema]) -> dict:
    """The schema with every inherited column written out."""
    return {**source, "fields": [_field(item, schemas) for item in source["fields"]]}


def _field(item: dict, schemas: Mapping[str, TableSchema]) -> dict:
    own = {key: value for key, value in item.items() if key != "of"}
    inherited: dict = {}
    if "of" in item:
        table, _, column = item["of"].partition(".")
        fields = {field["name"]: field for field in schemas[table].source["fields"]}
        found = fields[column or item["name"]]
        inherited = {key: found[key] for key in _INHERITED if key in found}
        if "enum" in found.get("constraints", {}):
            inherited["constraints"] = {"enum": found["constraints"]["enum"]}
    constraints = {**inherited.get("constraints", {}), **own.get("constraints", {})}
    field = {**inherited, **own, "filledBy": "program"}
    return {**field, "constraints": constraints} if constraints else field


def _style(source: dict, schema: TableSchema) -> Style:
    _only(source, _STYLE_KEYS, "style")
    style = Style(
        source["title"],
        source["subtitle"],
        source.get("group"),
        tuple(_column(item) for item in source["columns"]),
        tuple(_footnotes(item) for item in source.get("footnotes", [])),
        tuple(source.get("notes", [])),
        source.get("stacked", False),
    )
    used = [part.column for column in style.columns for part in column.parts]
    used += [mark.column for mark in style.footnotes] + ([style.group] if style.group else [])
    for name in used:
        if name not in schema.by_name:
            raise ValueError(f"style: {name!r} is no column of the schema")
    for mark in style.footnotes:
        unknown = set(mark.codes) - set(schema.by_name[mark.column].codes)
        if unknown:
            raise ValueError(f"style: {sorted(unknown)} are no codes of {mark.column!r}")
        if mark.at not in {column.label for column in style.columns}:
            raise ValueError(f"style: no column is labelled {mark.at!r}")
    return style


def _footnotes(item: dict) -> Footnotes:
    _only(item, {"column", "at", "codes"}, "footnotes")
    return Footnotes(item["column"], item["at"], tuple(item["codes"]))


def _column(item: dict) -> ShownColumn:
    _only(item, _COLUMN_KEYS, "column")
    parts = []
    for part in item["parts"]:
        written = {"column": part} if isinstance(part, str) else part
        _only(written, _PART_KEYS, "part")
        look = written.get("as", "text")
        if look not in LOOKS:
            raise ValueError(f"style: {look!r} is none of {', '.join(LOOKS)}")
        parts.append(Part(written["column"], look, written.get("lang")))
    return ShownColumn(item["label"], item.get("align", "left"), item.get("width"), tuple(parts))


def _only(item: Mapping[str, object], keys: set[str], what: str) -> None:
    unknown = set(item) - keys
    if unknown:
        raise ValueError(f"{what}: unknown {sorted(unknown)}; expected {sorted(keys)}")
