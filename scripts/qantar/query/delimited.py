"""Results as CSV, JSON and Markdown: exact, and the same on every machine.

Numbers have all their digits, days and times are as DuckDB writes them, nested values are JSON. CSV
tells a missing value (nothing) from an empty text (`""`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from qantar.query.result import Result

_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')
# Every character that could begin Markdown or HTML, `_` only where it is not inside a word.
_MARKUP = re.compile(r"[\\`*\[\]<>&|~$]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def text(value: Any) -> str:
    """A value, other than a missing one, as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, (list, tuple, dict)):
        return to_json_value(value)
    return str(value)


def _float(value: float) -> str:
    """The shortest text that reads back as the same number, 400 and not 400.0 as in the tables."""
    return repr(value).removesuffix(".0")


def to_json_value(value: Any) -> str:
    """A value as JSON. Numbers that JSON does not know (`nan`, `inf`) are written as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float):
        return _float(value) if math.isfinite(value) else json.dumps(str(value))
    if isinstance(value, dict):
        parts = (f"{_key(key)}: {to_json_value(item)}" for key, item in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(to_json_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: Any) -> str:
    return json.dumps(text(name), ensure_ascii=False)


def to_json(result: Result) -> str:
    """An array of objects, one to a line. Columns of the same name are told apart: `a`, `a_1`."""
    names = _distinct(result.names)
    rows = (to_json_value(dict(zip(names, row, strict=True))) for row in result.rows)
    return "[" + ",".join(f"\n{row}" for row in rows) + ("\n]\n" if result.rows else "]\n")


def _distinct(names: Iterable[str]) -> list[str]:
    taken: list[str] = []
    for name in names:
        candidate, number = name, 0
        while candidate in taken:
            number += 1
            candidate = f"{name}_{number}"
        taken.append(candidate)
    return taken


def to_csv(result: Result) -> str:
    """A header and one line to a row, LF, quotation marks only where needed."""
    lines = [",".join(_csv_cell(name) for name in result.names)]
    lines += [",".join(_csv_cell(value) for value in row) for row in result.rows]
    return "\n".join(lines) + "\n"


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    written = text(value)
    if written == "" or _NEEDS_QUOTES.search(written):
        return '"' + written.replace('"', '""') + '"'
    return written


def to_markdown(result: Result) -> str:
    """A table of GitHub's Markdown; what looks like markup is shown as it is."""
    rule = ["---:" if number else "---" for number in result.is_number]
    lines = [_markdown_row(result.names), "| " + " | ".join(rule) + " |"]
    lines += [_markdown_row(row) for row in result.rows]
    return "\n".join(lines) + "\n"


def _markdown_row(cells: Iterable[Any]) -> str:
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(value: Any) -> str:
    if value is None:
        return ""
    escaped = _MARKUP.sub(lambda m: _ENTITIES.get(m[0], "\\" + m[0]), text(value))
    return re.sub(r"\r\n|\r|\n", "<br>", escaped)
