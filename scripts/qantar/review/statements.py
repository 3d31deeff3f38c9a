"""What reviewers stated: one CSV file for each subject in `seeds/review/`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qantar.problems import Problem
from qantar.seeds.entries import listing, near

Key = tuple[str, ...]


@dataclass(frozen=True)
class Statements:
    """The rows of one file by their key, and the line on which each begins."""

    file: str
    rows: dict[Key, dict[str, str]] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)


def read_statements(
    path: Path, name: str, key: Sequence[str], columns: Sequence[str]
) -> tuple[Statements, list[Problem]]:
    """The statements of a file, which must have exactly these columns, in any order.

    `name` is the file's name in messages. Every problem of the file is reported; a row that cannot
    be read states nothing.
    """
    made = Statements(name)
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        return made, [_unusable(name, f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        return made, [_unusable(name, f"is not UTF-8 (byte {error.start})")]
    if text.startswith("\ufeff"):
        return made, [_unusable(name, "begins with a byte order mark")]
    problems: list[Problem] = []
    lines = _lines(text)
    header = next(lines, (1, []))[1]
    if isinstance(header, str) or sorted(header) != sorted(columns):
        return made, [_header(name, header, columns)]
    for line, cells in lines:
        if isinstance(cells, str):
            problems.append(_unusable(name, f"cannot be read: {cells}", line))
            break
        if len(cells) != len(header):
            message = f"has {len(cells)} cells; expected {len(header)}"
            problems.append(_unusable(name, message, line))
            continue
        row = dict(zip(header, cells, strict=True))
        at = tuple(row[part] for part in key)
        if at in made.rows:
            message = f"states {' '.join(at)} a second time; first in line {made.lines[at]}"
            problems.append(_unusable(name, message, line))
            continue
        made.rows[at], made.lines[at] = row, line
    return made, problems


def _lines(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with the line on which it begins; in place of one that is none, the reason."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begin = 1
    try:
        for cells in reader:
            yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        yield begin, str(error)


def _unusable(file: str, message: str, line: int | None = None) -> Problem:
    remedy = "write it as CSV in UTF-8: commas, one header line, one row for each key"
    return Problem("review-form", f"the review {message}", remedy, file, line)


def _header(file: str, header: object, columns: Sequence[str]) -> Problem:
    found = header if isinstance(header, list) else []
    missing = [name for name in columns if name not in found]
    wrong = [name for name in found if name not in columns]
    said = [f"lacks {listing(missing)}"] if missing else []
    said += [f"has {listing(wrong)}.{near(wrong[0], missing)}"] if wrong else []
    message = f"the review's header {' and '.join(said) or 'names a column twice'}"
    remedy = f"write the header {','.join(columns)}"
    return Problem("review-form", message, remedy, file, 1)
