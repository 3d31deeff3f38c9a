"""Pure steps of the build remembered by what goes in, so that thousands of builds share them.

Each remembered function depends on its arguments alone; these, or the bytes of the file that it
reads, are the key. Nothing else of the build is touched, and a sample of the faults is judged
without memory too, with the same verdicts.
"""

from __future__ import annotations

import functools
import importlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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
        codings = importlib.import_module("qantar.seeds.codings")
        replace(codings, "read_coding", _by_file(codings.read_coding))
        written = importlib.import_module("qantar.checks.written")
        replace(written, "check_entries", _clean_entries(written.check_entries))
        rows_of: dict[int, list] = {}
        replace(written, "typed_frame", _typed(written.typed_frame, rows_of))
        replace(written, "check_frame", _clean_frames(written.check_frame, rows_of))
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


def _by_file(read: Callable) -> Callable:
    """A coding by the bytes of its file and the schemas of its tables."""
    known: dict = {}

    def call(path: Path, name: str, reading: str, source_id: str, schemas):
        texts = tuple(_schema_text(schemas[table]) for table in ("figures", "reports"))
        try:
            key = (path.read_bytes(), name, texts)
        except OSError:
            return read(path, name, reading, source_id, schemas)
        if key not in known:
            known[key] = read(path, name, reading, source_id, schemas)
        coding, problems = known[key]
        return coding, list(problems)

    return call


def _schema_text(schema: TableSchema) -> str:
    return json.dumps(schema.source, sort_keys=True)


def _refers_well(schema: TableSchema, rows: Iterable[Mapping[str, str]], parents: Mapping) -> bool:
    """Whether every reference of one column is to a key that there is."""
    known = [
        (key.columns[0], parents[key.table][key.to])
        for key in schema.foreign_keys
        if len(key.columns) == 1 and key.to in parents.get(key.table, {})
    ]
    return all(
        not row.get(column) or row[column] in values for row in rows for column, values in known
    )


def _clean_entries(check: Callable) -> Callable:
    """Entries without a finding by their cells, file by file; findings name lines and are made
    anew, and ids that occur twice are looked for among all entries."""
    clean: set = set()

    def is_clean(schema, entries, parents, columns) -> bool:
        names = tuple(columns or schema.names)
        cells = tuple(tuple(e.cells.get(name) for name in names) for e in entries)
        key = hash((_schema_text(schema), names, cells))
        if key in clean and _refers_well(schema, (e.cells for e in entries), parents):
            return True
        if check(schema, entries, parents, columns):
            return False
        clean.add(key)
        return True

    def call(schema, entries, parents, columns=None):
        columns = None if columns is None else list(columns)
        files: dict[str, list] = {}
        for entry in entries:
            files.setdefault(entry.file, []).append(entry)
        once = all(
            len({tuple(e.get(name) for name in key) for e in entries}) == len(entries)
            for key in _unique(schema, columns)
        )
        if once and all(is_clean(schema, part, parents, columns) for part in files.values()):
            return []
        return check(schema, entries, parents, columns)

    return call


def _unique(schema: TableSchema, columns: list[str] | None) -> list[tuple[str, ...]]:
    keys = [schema.primary_key, *schema.unique_keys]
    keys += [(column.name,) for column in schema.columns if column.unique]
    return [key for key in keys if columns is None or set(key) <= set(columns)]


def _typed(make: Callable, rows_of: dict[int, list]) -> Callable:
    """Typed frames by the cells of their rows."""

    @functools.lru_cache(RECENT)
    def made(schema: _Known, names: tuple, cells: tuple):
        rows = [{n: t for n, t in zip(names, row, strict=True) if t is not None} for row in cells]
        frame, findings = make(schema.schema, rows)
        frame.attrs["key"] = key = hash((schema, cells))
        rows_of[key] = rows  # not among the attributes: pandas copies those again and again
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


def _clean_frames(check: Callable, rows_of: dict[int, list]) -> Callable:
    """Frames without a finding, by their cells and the keys that they refer to."""
    clean: set = set()

    def call(frame, schema, parents):
        key = frame.attrs["key"]
        if key in clean and _refers_well(schema, rows_of[key], parents):
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
