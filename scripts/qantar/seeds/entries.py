"""One thing that somebody wrote down: its cells, and the file and line of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from qantar.problems import Problem
from qantar.seeds.yamlfile import Mapping as YamlMapping
from qantar.seeds.yamlfile import Text


@dataclass(frozen=True)
class Entry:
    """A row as written by a person. `extra` holds what is no cell of the table: lists and helpers;
    `files` the files of cells that were written elsewhere, in a settlement."""

    table: str
    cells: dict[str, str]
    file: str
    line: int
    lines: dict[str, int] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def line_of(self, column: str) -> int:
        return self.lines.get(column, self.line)

    def problem(self, type_: str, message: str, remedy: str, column: str | None = None) -> Problem:
        """A problem of this entry, at the line of the column."""
        line = self.line_of(column) if column else self.line
        file = self.files.get(column, self.file) if column else self.file
        value = self.get(column) if column else None
        return Problem(type_, message, remedy, file, line, self.table, field=column, value=value)


def read_entry(
    table: str,
    written: object,
    columns: Iterable[str],
    extra: Iterable[str],
    file: str,
    line: int,
) -> tuple[Entry | None, list[Problem]]:
    """An entry from a YAML mapping. Keys must be columns (with text) or names in `extra`."""
    if not isinstance(written, YamlMapping):
        line = getattr(written, "line", line)
        return None, [_wrong_kind(file, line, table, "an entry", "a mapping of columns to values")]
    columns, extra = list(columns), list(extra)
    cells: dict[str, str] = {}
    lines: dict[str, int] = {}
    more: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in written.items():
        at = written.line_of(key)
        if key in extra and not (key in columns and isinstance(value, Text)):
            more[key] = value
            lines[key] = at
        elif key not in columns:
            problems.append(_unknown_key(file, key.line, table, key, [*columns, *extra]))
        elif value is None or isinstance(value, Text):
            cells[str(key)] = str(value or "")
            lines[str(key)] = at
        else:
            problems.append(_wrong_kind(file, at, table, f"`{key}`", "a single value"))
    return Entry(table, cells, file, written.line, lines, more), problems


def near(value: str, known: Iterable[str]) -> str:
    """A hint at a known name that is spelled alike, or nothing."""
    close = get_close_matches(value, list(known), 1, 0.75)
    return f" Did you mean {close[0]}?" if close else ""


def listing(names: Iterable[str], limit: int = 40) -> str:
    """Names for a message, cut where they are too many."""
    names = list(names)
    return ", ".join(names[:limit]) + (", …" if len(names) > limit else "")


def _unknown_key(file: str, line: int, table: str, key: str, known: list[str]) -> Problem:
    return Problem(
        "unknown-key",
        f"found the key `{key}` in {table}; expected one of {listing(known)}.{near(key, known)}",
        "correct or remove the key",
        file,
        line,
        table,
        field=str(key),
    )


def _wrong_kind(file: str, line: int, table: str, what: str, expected: str) -> Problem:
    return Problem(
        "wrong-kind",
        f"{what} in {table} is of the wrong kind; expected {expected}",
        "write it as in the other entries of the file",
        file,
        line,
        table,
    )


def index(entries: Iterable[Entry], key: str) -> Mapping[str, Entry]:
    """Entries by the text of one column, the first of each."""
    result: dict[str, Entry] = {}
    for entry in entries:
        result.setdefault(entry.get(key), entry)
    return result
