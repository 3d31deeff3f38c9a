"""Fetch from a file the rows that the row checker must see: suspects and broken records.

Most lines have no quotes: there a line is a record, and its delimiters tell whether it is
whole. Only the others go through Python's CSV reader.
"""

import csv
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

from qantar.engine.delimited import Broken, explain, reader_options


class NeedsRowChecker(Exception):
    """The database and Python's reader may part ways in this file: every row must be checked."""


@dataclass
class RecordIndex:
    """Where the whole records of a file begin, and all records that are broken.

    `offsets` are bytes; `broken` holds (row, line, cells or Broken); the two lists beside say
    before which whole record a broken one stands, and after which one there are more lines.
    """

    first_row: int
    offsets: array = field(default_factory=lambda: array("Q"))
    broken: list = field(default_factory=list)
    broken_before: list = field(default_factory=list)
    longer_before: list = field(default_factory=list)
    spaced_quotes: bool = False

    def place(self, index):
        """Return (row, line) of a whole record."""
        row = self.first_row + index + bisect_right(self.broken_before, index)
        return row, row + bisect_right(self.longer_before, index)

    def add_broken(self, line, cells):
        """Note a record (cells or Broken) that stands before the next whole one."""
        row = self.first_row + len(self.offsets) + len(self.broken)
        self.broken.append((row, line, cells))
        self.broken_before.append(len(self.offsets))

    def broken_cells(self):
        """Return the cells of the broken records that can be read."""
        return [cells for _, _, cells in self.broken if not isinstance(cells, Broken)]


def index_records(plan, keep=None):
    """Read through a file → RecordIndex; `keep` is called with the cells of whole records."""
    dialect, inner = plan.resource.dialect, len(plan.fields) - 1
    delimiter, quote = dialect.delimiter.encode(), dialect.quote_char.encode()
    index = RecordIndex(first_row=2 if plan.header else 1)
    with open(plan.path, "rb") as stream:
        line, offset = (2, len(next(stream))) if plan.header else (1, 0)
        for raw in stream:
            record, length, size = raw.count(delimiter), 1, len(raw)
            if quote in raw or b"\r" in raw:
                record, length, size = _read(raw, stream, dialect, line)
            if record == inner or (type(record) is list and len(record) == inner + 1):
                index.offsets.append(offset)
                if keep:
                    keep(_cells(record, raw, dialect))
            else:
                index.add_broken(line, _cells(record, raw, dialect))
            if type(record) is not int:
                index.spaced_quotes = index.spaced_quotes or _has_spaced_quotes(raw, dialect)
                index.longer_before.extend([len(index.offsets)] * (length - 1))
            offset, line = offset + size, line + length
    return index


def copy_whole_records(plan, path):
    """Write the whole records of a file to `path`, quoted without ambiguity → RecordIndex."""
    dialect = plan.resource.dialect
    with open(path, "w", encoding="utf-8", newline="") as stream:
        quoting = {"delimiter": dialect.delimiter, "quotechar": dialect.quote_char}
        return index_records(plan, csv.writer(stream, lineterminator="\n", **quoting).writerow)


def records_in_doubt(plan, index, suspects):
    """Return [(row, line, cells or Broken)] of the suspects and all broken records, in order.

    `suspects` maps whole records (from 0) to the text of their first cell.
    """
    found = list(index.broken)
    with open(plan.path, "rb") as stream:
        for at in sorted(suspects):
            stream.seek(index.offsets[at])
            raw = next(stream)
            record, _, _ = _read(raw, stream, plan.resource.dialect)
            cells = _cells(record, raw, plan.resource.dialect)
            if cells[0] != (suspects[at] or cells[0]):
                raise NeedsRowChecker  # the database has not kept the order of the file
            found.append((*index.place(at), cells))
    return sorted(found, key=lambda record: record[0])


def _read(raw, stream, dialect, line=0):
    """Return (number of delimiters, or cells, or Broken; number of lines; bytes) of a record.

    Raises NeedsRowChecker for a carriage return within a line: it may end a record.
    """
    delimiters = _delimiters(raw, dialect.delimiter.encode(), dialect.quote_char.encode())
    if delimiters is not None:
        return delimiters, 1, len(raw)
    lines = _Lines(raw, stream)
    reader = csv.reader(lines, strict=True, **reader_options(dialect))
    try:
        cells = next(reader)
    except csv.Error as error:
        cells = explain(error, line)
    return cells, reader.line_num, lines.size


def _delimiters(raw, delimiter, quote):
    """Count the delimiters of a line that holds no quotes, or one quoted cell; None for others."""
    quotes = raw.count(quote)
    if quotes not in (0, 2) or b"\r" in raw:
        return None
    if not quotes:
        return raw.count(delimiter)
    start, end = raw.index(quote), raw.rindex(quote)
    if start and raw[start - 1 : start] != delimiter:
        return None
    if raw[end + 1 : end + 2] not in (delimiter, b"\n"):
        return None
    return raw.count(delimiter) - raw.count(delimiter, start, end)


class _Lines:
    """The lines of a record as text, as many as the CSV reader asks for; counts their bytes."""

    def __init__(self, first, stream):
        self.next_line, self.stream, self.size = first, stream, 0

    def __iter__(self):
        return self

    def __next__(self):
        raw = self.next_line or next(self.stream)
        self.next_line = None
        if b"\r" in raw.rstrip(b"\r\n"):
            raise NeedsRowChecker
        self.size += len(raw)
        return raw.decode()


def _cells(record, raw, dialect):
    """Return the cells of a record; of a raw line where only its delimiters were counted."""
    if type(record) is not int:
        return record
    line = raw.rstrip(b"\n").decode()
    if dialect.quote_char in line:
        return next(csv.reader([line], strict=True, **reader_options(dialect)))
    return line.split(dialect.delimiter) if line else []


def _has_spaced_quotes(raw, dialect):
    """Say whether spaces stand between a quote and a delimiter: the database drops them."""
    quote, delimiter = (re.escape(s.encode()) for s in (dialect.quote_char, dialect.delimiter))
    spaces = rb"(?:^|%b) +%b|%b +(?:%b|[\r\n])" % (delimiter, quote, quote, delimiter)
    return bool(re.search(spaces, raw))
