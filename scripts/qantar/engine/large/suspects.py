"""Fetch from the file the rows that the row checker must see: suspects and broken records."""

from qantar.engine.delimited import Broken, read_records

CHUNK = 1 << 20


class NeedsRowChecker(Exception):
    """The database and Python's reader may part ways in this file: every row must be checked."""


def broken_records(plan, facts):
    """Return (number of whole records, cells of the others).

    Raises NeedsRowChecker where the records behind a fault cannot be told apart.
    """
    if facts.quotes and _spaced_quotes(plan):
        raise NeedsRowChecker
    whole, broken = 0, []
    for _, _, cells, index in _walk(plan, facts, None):
        if index is None:
            broken.append([] if isinstance(cells, Broken) else cells)
        else:
            whole = index
    return whole, broken


def records_in_doubt(plan, facts, suspects):
    """Yield (row, line, cells or Broken) for the suspects and all broken records.

    `suspects` maps rows (from 0, broken records left out) to the text of their first cell.
    """
    for row, line, cells, index in _walk(plan, facts, suspects):
        if index is not None and cells[0] != (suspects[index] or cells[0]):
            raise NeedsRowChecker  # the database has not kept the order of the file
        yield row, line, cells


def _walk(plan, facts, suspects):
    """Yield (row, line, cells, index) for records that are broken (index None) or suspect.

    With `suspects` None, the number of whole records comes last, as index with empty cells.
    """
    plain = not facts.quotes and not facts.carriage_returns
    records = _walk_lines(plan, suspects) if plain else _walk_records(plan, suspects)
    yield from records


def _walk_lines(plan, suspects):
    """Without quotes a line is a record, and its delimiters tell whether it is whole."""
    delimiter, inner = plan.resource.dialect.delimiter.encode(), len(plan.fields) - 1
    index = 0
    with open(plan.path, "rb") as stream:
        if plan.header:
            next(stream)
        for row, line in enumerate(stream, start=2 if plan.header else 1):
            if line.count(delimiter) == inner:
                if suspects is not None and index in suspects:
                    yield row, row, _split(line, delimiter), index
                index += 1
            else:
                yield row, row, _split(line, delimiter), None
    if suspects is None:
        yield 0, 0, [], index


def _split(line, delimiter):
    line = line.rstrip(b"\n")
    return [cell.decode() for cell in line.split(delimiter)] if line else []


def _walk_records(plan, suspects):
    width, index = len(plan.fields), 0
    with open(plan.path, encoding="utf-8", newline="") as stream:
        for row, line, cells in read_records(stream, plan.resource.dialect):
            if row == 1 and plan.header:
                continue
            if isinstance(cells, Broken):
                if cells.fatal:
                    raise NeedsRowChecker
                yield row, line, cells, None
            elif len(cells) != width:
                yield row, line, cells, None
            else:
                if suspects is not None and index in suspects:
                    yield row, line, cells, index
                index += 1
    if suspects is None:
        yield 0, 0, [], index


def _spaced_quotes(plan):
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
