"""`qantar query`: one question, answered from `data/`.

Exit codes: 0 answered; 1 the query is wrong, not allowed or over its limits; 2 could not run (no
project, nothing built, a file that cannot be read).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun
from qantar.query.confine import TOO_MUCH, Answer, confined, limit_this_process

FORMATS = ("table", "csv", "json", "markdown")
_UNITS = {"KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": 1024, "MIB": 1024**2, "GIB": 1024**3}
_OVERHEAD = 192 * 1024**2  # fetched rows and their rendering, beside DuckDB's own memory
_TABLE_ROWS = 1000


@dataclass(frozen=True)
class Request:
    """A query and how it is to be answered. `width` is that of the terminal, None without one."""

    sql: str
    format: str
    seconds: float
    memory: int
    max_rows: int | None
    width: int | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "sql", nargs="?", metavar="SQL", help="one SELECT; SHOW TABLES lists what is there"
    )
    what.add_argument("-f", "--file", metavar="FILE", help="read the query from a file; - is stdin")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument(
        "--timeout", type=_seconds, default=30.0, metavar="S", help="seconds (default: 30)"
    )
    parser.add_argument(
        "--memory", type=_size, default="1GB", metavar="SIZE", help="such as 500MB (default: 1GB)"
    )
    parser.add_argument(
        "--max-rows",
        type=_rows,
        metavar="N",
        help=f"show at most N rows (default: {_TABLE_ROWS} in a table, else all)",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86400:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0 to 86400")
    return seconds


def _size(text: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMG]i?B)", text.strip(), re.IGNORECASE)
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if size < 16 * 1000**2:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 500MB or 2GB; at least 16MB")
    return size


def _rows(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no positive whole number")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Answer the query of the command line; the exit code."""
    from qantar.project import find_project

    project = find_project()
    request = Request(
        arguments.sql if arguments.file is None else _read(arguments.file),
        arguments.format,
        arguments.timeout,
        arguments.memory,
        arguments.max_rows or (_TABLE_ROWS if arguments.format == "table" else None),
        _terminal_width(),
    )
    answer = ask(project.build, project.data, project.schemas / "package.json", request)
    sys.stdout.write(answer.out)
    sys.stdout.flush()
    sys.stderr.write(answer.err)
    return answer.code


def _read(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise CannotRun(f"{name}: {error.strerror}. Give a file with one query.") from None
    except UnicodeDecodeError as error:
        raise CannotRun(f"{name}: not UTF-8 at byte {error.start}. Save it as UTF-8.") from None


def _terminal_width() -> int | None:
    if os.environ.get("COLUMNS", "").isdecimal():
        return max(int(os.environ["COLUMNS"]), 20)
    return max(os.get_terminal_size(1).columns, 20) if os.isatty(1) else None


def ask(build: Path, data: Path, package: Path, request: Request) -> Answer:
    """The answer to a request, worked out in a process that can do no harm."""
    return confined(lambda: _answer(build, data, package, request), request.seconds)


def _answer(build: Path, data: Path, package: Path, request: Request) -> Answer:
    from qantar.duck.database import database_path, open_current
    from qantar.query.guarded import answer
    from qantar.schemas.descriptor import read_package

    try:
        path = database_path(build, read_package(package))
        con = open_current(path, data, {"memory_limit": f"{request.memory}B", "threads": "2"})
    except CannotRun as error:
        return Answer(2, err=f"qantar: {error}\n")
    limit_this_process(request.memory + _OVERHEAD)
    try:
        return answer(con, request)
    except MemoryError:
        return Answer(1, err=f"the query failed: {TOO_MUCH}")
