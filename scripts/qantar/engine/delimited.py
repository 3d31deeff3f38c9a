"""Records of a delimited text: what csv.reader passes over is reported here.

Python's reader closes an open quote at the end of the file and glues text behind a closing
quote to the cell; in strict mode it raises, and the place is kept.
"""

import csv
from dataclasses import dataclass
from functools import partial

# Longest line or cell: a file without line ends must not fill the memory.
LONGEST = 16 * 1024 * 1024


@dataclass(slots=True)
class Broken:
    """A record that cannot be read, with the reason; `fatal` if nothing after it can be."""

    reason: str
    fatal: bool = False


def read_records(stream, dialect):
    """Yield (number from 1, first line from 1, cells or Broken) for each record of a text stream.

    Comments are left out, but counted, as frictionless does.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    reader = csv.reader(
        _lines(stream, dialect.line_terminator), strict=True, **reader_options(dialect)
    )
    number, comments = 0, set(dialect.comment_rows)
    while True:
        number += 1
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, LineTooLong) as error:
            broken = explain(error, line)
            yield number, line, broken
            if broken.fatal:
                return
            continue
        if number in comments or _is_comment(cells, dialect.comment_char):
            continue
        yield number, line, cells


class LineTooLong(Exception):
    """A line that is longer than LONGEST characters."""


def _lines(stream, terminator):
    if terminator in (None, "\n", "\r\n", "\r", "\n\r"):
        lines = iter(partial(stream.readline, LONGEST), "")
    else:
        lines = _split(stream, terminator)
    for line in lines:
        if len(line) >= LONGEST:
            raise LineTooLong
        yield line


def _split(stream, terminator):
    rest = ""
    while chunk := stream.read(65536):
        *lines, rest = (rest + chunk).split(terminator)
        if len(rest) >= LONGEST:
            raise LineTooLong
        for line in lines:
            yield line + "\n"
    if rest.strip("\r\n"):
        yield rest


def reader_options(dialect):
    return {
        "delimiter": dialect.delimiter,
        "quotechar": dialect.quote_char or None,
        "quoting": csv.QUOTE_MINIMAL if dialect.quote_char else csv.QUOTE_NONE,
        # Without an escape character a quote inside a cell can only be doubled.
        "doublequote": dialect.double_quote if dialect.escape_char else True,
        "escapechar": dialect.escape_char or None,
        "skipinitialspace": dialect.skip_initial_space,
    }


def _is_comment(cells, comment_char):
    return bool(comment_char) and bool(cells) and cells[0].startswith(comment_char)


def explain(error, line):
    if isinstance(error, LineTooLong) or "field limit" in str(error):
        return Broken(
            f"a cell or line from line {line} on is longer than {LONGEST} characters", True
        )
    if "unexpected end" in str(error):
        return Broken(
            f"a quote that is opened in the record from line {line} on is never closed", True
        )
    return Broken("text follows a closing quote")
