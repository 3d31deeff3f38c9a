"""Rows of a CSV file with the lines on which they stand."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun, Problem, Refused


@dataclass(frozen=True)
class Rows:
    """Header and rows of one file; each row is (line, cells), the line counted from 1."""

    file: str
    header: list[str]
    rows: list[tuple[int, list[str]]]

    def dicts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows as mappings."""
        for line, cells in self.rows:
            yield line, dict(zip(self.header, cells, strict=True))


def _problem(file: str, line: int, message: str, remedy: str) -> Problem:
    return Problem("format", message, remedy, file=file, line=line)


def _lines(reader, file: str) -> Iterator[tuple[int, list[str]]]:
    """Non-empty records with their first line; csv.Error is passed on as Refused."""
    begin = 1
    try:
        for cells in reader:
            if cells:
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as error:
        remedy = "Quote cells with line breaks or quotation marks, and close every quotation mark."
        raise Refused([_problem(file, begin, f"not readable as CSV ({error}).", remedy)]) from None


def _header_problems(header: list[str], file: str) -> list[Problem]:
    twice = sorted({name for name in header if header.count(name) > 1})
    return [
        _problem(file, 1, f"found column “{name}” twice, expected it once.", "Remove one of them.")
        for name in twice
    ]


def _length_problems(rows: Rows) -> list[Problem]:
    width = len(rows.header)
    return [
        _problem(
            rows.file,
            line,
            f"found {len(cells)} cells, expected {width} as in the header.",
            "Complete the row, or quote the cell that contains a comma.",
        )
        for line, cells in rows.rows
        if len(cells) != width
    ]


def read_rows(path: Path) -> Rows:
    """All rows of a UTF-8 CSV file, with or without a byte order mark.

    Raises CannotRun if the file cannot be read, and Refused with every problem if it is not a
    table: no header, a column twice, rows of other length than the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            records = list(_lines(csv.reader(handle, strict=True), str(path)))
    except OSError as error:
        raise CannotRun(f"{path}: cannot be read ({error.strerror}). Check the path.") from None
    except UnicodeDecodeError as error:
        raise Refused(
            [_problem(str(path), 1, f"not UTF-8 at byte {error.start}.", "Save it as UTF-8.")]
        ) from None
    if not records:
        remedy = "Write the names of the columns into the first line."
        raise Refused([_problem(str(path), 1, "found nothing, expected a header.", remedy)])
    rows = Rows(str(path), records[0][1], records[1:])
    problems = _header_problems(rows.header, rows.file) or _length_problems(rows)
    if problems:
        raise Refused(problems)
    return rows
