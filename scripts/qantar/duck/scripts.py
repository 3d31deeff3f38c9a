"""SQL files with views and macros: each preceded by a comment that says what one row is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun
from qantar.schemas.ddl import literal

_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*|/\*.*?\*/)|(?P<text>'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$.*?\$\$)|(?P<end>;)""",
    re.DOTALL,
)
_CREATED = re.compile(
    r"CREATE\s+(?:OR\s+REPLACE\s+)?(?P<kind>VIEW|MACRO|FUNCTION)\s+(?P<name>\"[^\"]+\"|\w+)"
    r"(?:\s*\([^()]*\)\s*AS\s+(?P<table>TABLE)\b)?",
    re.IGNORECASE,
)
EXPECTED = (
    "expected comment lines that say what one row is (`-- One row: …`), then one CREATE VIEW or "
    "CREATE MACRO, ended by a semicolon"
)


@dataclass(frozen=True)
class Definition:
    """A view or macro: what it is called, what its comment says, and the statement."""

    kind: str  # VIEW, MACRO or MACRO TABLE
    name: str
    comment: str
    statement: str

    def with_comment(self) -> str:
        """The statement, and the one that stores its comment in the database."""
        what = f"{self.kind} {self.name}"
        return f"{self.statement}\nCOMMENT ON {what} IS {literal(self.comment)};"


def read_definitions(folder: Path) -> list[Definition]:
    """The views and macros of a folder's `*.sql`, in the order of the file names.

    Raises CannotRun for a file that holds anything else.
    """
    found = []
    for path in sorted(folder.glob("*.sql")):
        found += parse(path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}")
    return found


def parse(script: str, name: str) -> list[Definition]:
    """The views and macros of a script; `name` is said in errors."""
    found = [_definition(statement, name) for statement in statements(script)]
    if not found:
        raise CannotRun(f"{name}: no statement found; {EXPECTED}.")
    return found


def statements(script: str) -> Iterator[str]:
    """The statements of a script, each with the comments before it and its semicolon."""
    start = 0
    for token in _TOKEN.finditer(script):
        if token["end"]:
            yield script[start : token.end()].strip()
            start = token.end()
    rest = re.sub(r"--[^\n]*", "", script[start:]).strip()
    if rest:
        raise CannotRun(f"the statement that begins {rest[:40]!r} has no semicolon; {EXPECTED}.")


def _definition(statement: str, name: str) -> Definition:
    lines = statement.split("\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    comment = " ".join(line[2:].strip() for line in lines[:count])
    created = _CREATED.match("\n".join(lines[count:]))
    if not comment or not created:
        raise CannotRun(f"{name}: found a statement that begins {lines[0][:60]!r}; {EXPECTED}.")
    kind = "VIEW" if created["kind"].upper() == "VIEW" else "MACRO"
    if created["table"]:
        kind = "MACRO TABLE"
    return Definition(kind, created["name"], comment, statement)
