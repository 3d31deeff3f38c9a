"""The CSV form of the published tables: UTF-8, LF, minimal quoting, one header, sorted rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from qantar.schemas.tableschema import TableSchema

_SPECIAL = re.compile('[",\\r\\n]')
Row = Mapping[str, str]


def to_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The bytes of a table; a missing cell is an empty one."""
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    text = "".join(",".join(map(_quoted, line)) + "\n" for line in lines)
    return text.encode("utf-8")


def _quoted(cell: str) -> str:
    # csv.writer with LF line ends leaves a lone carriage return unquoted, which its reader then
    # takes for a line end.
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def from_csv(raw: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows of a table this module wrote; all cells are text."""
    reader = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)
    header = next(reader, [])
    return header, [dict(zip(header, line, strict=True)) for line in reader]


def sort_rows(rows: Iterable[Row], schema: TableSchema) -> list[Row]:
    """Rows in the order of their key: text by code point, whole numbers by size."""
    return sorted(rows, key=lambda row: sort_key(row, schema))


def sort_key(row: Row, schema: TableSchema) -> list[tuple[int, str]]:
    """The place of a row in its table."""
    key = []
    for name in schema.primary_key:
        text = row.get(name) or ""
        is_number = schema.by_name[name].type == "integer" and text.isdecimal()
        key.append((int(text), "") if is_number else (0, text))
    return key
