"""A release as data: its version, tables, other files and withdrawn ids, read from its files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qantar.diff.files import DESCRIPTOR, Files
from qantar.problems import CannotRun
from qantar.seeds.yamlfile import read_yaml

ABOUT = ("title", "description", "encoding", "dialect", "format", "missingValues")
ABOUT_PACKAGE = ("name", "title", "description", "licenses", "keywords")
WITHDRAWN = ("withdrawn.yaml", "seeds/registers/withdrawn.yaml")
Row = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """One table: its schema as published, and its rows as text."""

    name: str
    schema: dict
    columns: list[str]
    rows: list[Row]
    about: dict = field(default_factory=dict)  # how the file is read, and what is said of it

    @property
    def key(self) -> tuple[str, ...]:
        key = self.schema.get("primaryKey") or ()
        return (key,) if isinstance(key, str) else tuple(key)

    @property
    def has_ids(self) -> bool:
        """Whether each row has a name of its own, and not only a place among others."""
        return len(self.key) == 1

    @property
    def coded(self) -> set[str]:
        """The columns that people fill, as the schema says."""
        return {name for name, item in self.fields().items() if item.get("filledBy") != "program"}

    def fields(self) -> dict[str, dict]:
        return {item["name"]: item for item in self.schema.get("fields", [])}


@dataclass(frozen=True)
class Release:
    """What was published at one time. `files` holds the hashes of what is no table."""

    name: str
    version: str
    tables: dict[str, Table]
    files: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[tuple[str, str], Row] = field(default_factory=dict)  # by table and id
    about: dict = field(default_factory=dict)  # the package's metadata


def read_release(files: Files, name: str) -> Release:
    """The release in these files. Raises CannotRun where descriptor or tables cannot be read."""
    descriptor = _descriptor(files, name)
    tables, others = {}, {}
    for resource in descriptor["resources"]:
        path, schema = resource["path"], resource.get("schema")
        raw = _file(files, path, name)
        if isinstance(schema, dict) and path.endswith(".csv"):
            table = _table(resource, schema, raw, f"{name}: {path}")
            tables[table.name] = table
        else:
            others[path] = hashlib.sha256(raw).hexdigest()
    version = str(descriptor.get("version") or "")
    about = {key: descriptor[key] for key in ABOUT_PACKAGE if key in descriptor}
    return Release(name, version, tables, others, _withdrawn(files, name), about)


def _descriptor(files: Files, name: str) -> dict:
    try:
        descriptor = json.loads(_file(files, DESCRIPTOR, name))
    except (ValueError, RecursionError) as error:
        raise CannotRun(f"{name}: {DESCRIPTOR} is not valid JSON: {error}.") from None
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not all(
        isinstance(r, dict) and isinstance(r.get("path"), str) and isinstance(r.get("name"), str)
        for r in resources
    ):
        raise CannotRun(f"{name}: {DESCRIPTOR} lists no resources, each with a name and one path.")
    return descriptor


def _file(files: Files, path: str, name: str) -> bytes:
    try:
        return files[path]
    except KeyError:
        raise CannotRun(f"{name}: {path} is missing, though the descriptor names it.") from None


def _table(resource: dict, schema: dict, raw: bytes, where: str) -> Table:
    try:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        columns = next(reader, [])
        rows = [_row(columns, line) for line in reader]
    except UnicodeDecodeError as error:
        raise CannotRun(f"{where} is not UTF-8 (byte {error.start}).") from None
    except (csv.Error, ValueError) as error:
        raise CannotRun(f"{where}, near line {reader.line_num}: {error}.") from None
    if not _is_schema(schema):
        raise CannotRun(f"{where} has a schema without a list of named fields, or an odd key.")
    about = {key: source[key] for source in (resource, schema) for key in ABOUT if key in source}
    table = Table(resource["name"].replace("-", "_"), schema, columns, rows, about)
    if not set(table.key) <= set(columns):
        raise CannotRun(f"{where} lacks {', '.join(table.key)}, the key that its schema names.")
    keys = Counter(tuple(row[name] for name in table.key) for row in rows if table.key)
    if twice := [key for key, number in keys.items() if number > 1]:
        said = ", ".join(twice[0])
        raise CannotRun(f"{where} has the key {said} more than once; run `qantar validate` on it.")
    return table


def _row(columns: list[str], line: list[str]) -> Row:
    if len(line) != len(columns):
        raise ValueError(f"found {len(line)} cells; expected {len(columns)}")
    return dict(zip(columns, line, strict=True))


def _is_schema(schema: dict) -> bool:
    fields, key = schema.get("fields", []), schema.get("primaryKey") or []
    return (
        isinstance(fields, list)
        and all(isinstance(f, dict) and isinstance(f.get("name"), str) for f in fields)
        and isinstance(key, str | list)
        and all(isinstance(name, str) for name in key)
    )


def _withdrawn(files: Files, name: str) -> dict[tuple[str, str], Row]:
    path = next((path for path in WITHDRAWN if path in files), None)
    if path is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder, "withdrawn.yaml")
        register.write_bytes(files[path])
        entries, problems = read_yaml(register, f"{name}: {path}")
    if problems:
        raise CannotRun(problems[0].to_text())
    return {
        (str(entry.get("table") or ""), str(entry.get("id") or "")): {
            str(key): str(value or "") for key, value in entry.items()
        }
        for entry in entries or []
        if isinstance(entry, dict)
    }
