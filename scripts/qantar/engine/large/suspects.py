"""Fetch from the file the rows that the row checker must see: suspects and broken records."""

import csv
from dataclasses import dataclass, field

from qantar.engine.delimited import Broken, read_records

CHUNK = 1 << 20


class NeedsRowChecker(Exception):
    """The database and Python's reader may part ways in this file: every row must be checked."""


@dataclass
class Walked:
    """What a walk through a file has met: whole records, and the cells of all others."""

    whole: int = 0
    broken: list = field(default_factory=list)
    unread: int = 0


def walk_records(plan, facts, keep=None):
    """Walk through the records of a file → Walked; `keep` is called with each whole record."""
    walked = Walked()
    for _, _, cells, index in _walk(plan, facts):
        if index is not None:
            walked.whole = index + 1
            if keep:
                keep(_cells(cells, plan))
        elif isinstance(cells, Broken):
            walked.unread += 1
        else:
            walked.broken.append(cells)
    return walked


def copy_whole_records(plan, facts, path):
    """Write the whole records of a file to `path`, quoted without ambiguity → Walked."""
    dialect = plan.resource.dialect
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(
            stream,
            delimiter=dialect.delimiter,
            quotechar=dialect.quote_char,
            lineterminator="\n",
        )
        return walk_records(plan, facts, writer.writerow)


def records_in_doubt(plan, facts, suspects):
    """Yield (row, line, cells or Broken) for the suspects and all broken records.

    `suspects` maps rows (from 0, broken records left out) to the text of their first cell.
    """
    for row, line, cells, index in _walk(plan, facts):
        if index is None:
            yield row, line, cells
        elif index in suspects:
            cells = _cells(cells, plan)
            if cells[0] != (suspects[index] or cells[0]):
                raise NeedsRowChecker  # the database has not kept the order of the file
            yield row, line, cells


def _walk(plan, facts):
    """Yield (row, line, cells or raw line, index) for each record; index None if not whole."""
    if facts.quotes or facts.carriage_returns:
        return _walk_records(plan)
    return _walk_lines(plan)


def _walk_lines(plan):
    """Without quotes a line is a record, and its delimiters tell whether it is whole."""
    delimiter, inner = plan.resource.dialect.delimiter.encode(), len(plan.fields) - 1
    index = 0
    with open(plan.path, "rb") as stream:
        if plan.header:
            next(stream)
        for row, line in enumerate(stream, start=2 if plan.header else 1):
            if line.count(delimiter) == inner:
                yield row, row, line, index
                index += 1
            else:
                yield row, row, _cells(line, plan), None


def _cells(record, plan):
    """Return the cells of a record that may still be a raw line without quotes."""
    if not isinstance(record, bytes):
        return record
    line = record.rstrip(b"\n").decode()
    return line.split(plan.resource.dialect.delimiter) if line else []


def _walk_records(plan):
    width, index = len(plan.fields), 0
    with open(plan.path, encoding="utf-8", newline="") as stream:
        for row, line, cells in read_records(stream, plan.resource.dialect):
            if row == 1 and plan.header:
                continue
            if isinstance(cells, Broken) or len(cells) != width:
                yield row, line, cells, None
            else:
                yield row, line, cells, index
                index += 1


def has_spaced_quotes(plan):
    """Say whether spaces may stand between a quote and a delimiter, where the readers differ."""
    dialect = plan.resource.dialect
    quote, delimiter = dialect.quote_char.encode(), dialect.delimiter.encode()
    ends = (delimiter, b"\n", b"\r", b" ")
    signs = [end + b" " + quote for end in ends] + [quote + b" " + end for end in ends]
    tail = b"\n"
    with open(plan.path, "rb") as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            if any(sign in window for sign in signs):
                return True
            tail = chunk[-4:]
    return False
