"""Pure steps of the build remembered by what goes in, so that thousands of builds share them.

Each remembered function depends on its arguments alone; these, or the bytes of the file that it
reads, are the key. Nothing else of the build is touched, and a sample of the faults is judged
without memory too, with the same verdicts.
"""

from __future__ import annotations

import functools
import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qantar.schemas.tableschema import TableSchema
from qantar.tables.csvfile import to_csv

MANY, RECENT = 50_000, 200
# Where a function of plain arguments is called under a name of the module.
PLAIN = (
    ("qantar.tables.numerals", "find_numerals"),
    ("qantar.checks.double_entry", "read_quantity"),
    ("qantar.checks.double_entry", "find_dates"),
    ("qantar.seeds.load", "Anchors"),
)
READERS = ("registers", "codings", "ledger")


@contextmanager
def remembering() -> Iterator[None]:
    """The build with memory, for as long as the block lasts."""
    replaced: list[tuple[object, str, object]] = []

    def replace(module: object, name: str, new: object) -> None:
        replaced.append((module, name, getattr(module, name)))
        setattr(module, name, new)

    try:
        for path, name in PLAIN:
            module = importlib.import_module(path)
            replace(module, name, _remembered(getattr(module, name)))
        anchors = importlib.import_module("qantar.seeds.anchors").Anchors
        for name in ("find", "find_word"):
            replace(anchors, name, functools.lru_cache(MANY)(getattr(anchors, name)))
        readers = [importlib.import_module(f"qantar.seeds.{name}") for name in READERS]
        readers.append(importlib.import_module("qantar.doublecoding.settlements"))
        for module in readers:
            replace(module, "read_yaml", _by_bytes(module.read_yaml))
        written = importlib.import_module("qantar.checks.written")
        replace(written, "check_entries", _clean_entries(written.check_entries))
        replace(written, "typed_frame", _typed(written.typed_frame))
        replace(written, "check_frame", _clean_frames(written.check_frame))
        build = importlib.import_module("qantar.build")
        replace(build, "relation_rows", _by_tables(build.relation_rows))
        yield
    finally:
        for module, name, old in reversed(replaced):
            setattr(module, name, old)


def _remembered(function: Callable) -> Callable:
    """By its arguments; a refusal is remembered as well."""
    known: dict = {}

    @functools.wraps(function)
    def call(*arguments, **named):
        key = (arguments, tuple(sorted(named.items())))
        if key not in known:
            try:
                known[key] = function(*arguments, **named), None
            except ValueError as error:
                known[key] = None, error
        result, error = known[key]
        if error is not None:
            raise error
        return result

    return call


def _by_bytes(read: Callable) -> Callable:
    """A YAML file by its bytes; what is read is never changed by those who use it."""
    known: dict = {}

    def call(path: Path, name: str):
        try:
            key = (path.read_bytes(), name)
        except OSError:
            return read(path, name)
        if key not in known:
            known[key] = read(path, name)
        content, problems = known[key]
        return content, list(problems)

    return call


def _schema_text(schema: TableSchema) -> str:
    return json.dumps(schema.source, sort_keys=True)


def _parents(schema: TableSchema, parents: Mapping) -> tuple:
    found = []
    for key in schema.foreign_keys:
        values = parents.get(key.table, {}).get(key.to)
        found.append(None if values is None else frozenset(values))
    return tuple(found)


def _clean_entries(check: Callable) -> Callable:
    """Entries without a finding by their cells: findings name lines and are made anew."""
    clean: set = set()

    def call(schema, entries, parents, columns=None):
        columns = None if columns is None else list(columns)
        names = tuple(columns) if columns else tuple(schema.names)
        cells = tuple(tuple(e.cells.get(name) for name in names) for e in entries)
        key = hash((_schema_text(schema), names, cells, _parents(schema, parents)))
        if key in clean:
            return []
        found = check(schema, entries, parents, columns)
        if not found:
            clean.add(key)
        return found

    return call


def _typed(make: Callable) -> Callable:
    """Typed frames by the cells of their rows."""

    @functools.lru_cache(RECENT)
    def made(schema: _Known, names: tuple, cells: tuple):
        rows = [{n: t for n, t in zip(names, row, strict=True) if t is not None} for row in cells]
        frame, findings = make(schema.schema, rows)
        frame.attrs["key"] = hash((schema, cells))
        return frame, findings

    def call(schema, rows):
        names = tuple(schema.names)
        cells = tuple(tuple(row.get(name) for name in names) for row in rows)
        frame, findings = made(_Known(schema), names, cells)
        return frame, list(findings)

    return call


class _Known:
    """A schema by what it says."""

    def __init__(self, schema: TableSchema) -> None:
        self.schema, self.text = schema, _schema_text(schema)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.text == other.text


def _clean_frames(check: Callable) -> Callable:
    """Frames without a finding, by their cells and the keys that they refer to."""
    clean: set = set()

    def call(frame, schema, parents):
        key = frame.attrs["key"], _parents(schema, parents)
        if key in clean:
            return []
        found = check(frame, schema, parents)
        if not found:
            clean.add(key)
        return found

    return call


def _by_tables(rows: Callable) -> Callable:
    """Relations by the tables from which they are computed."""
    known: dict = {}

    def call(tables, schemas):
        from qantar.tables.relations import READ

        key = tuple(to_csv(schemas[name].names, tables[name]) for name in READ)
        key += (tuple(schemas["relations"].names),)
        if key not in known:
            known[key] = rows(tables, schemas)
        return [dict(row) for row in known[key]]

    return call
