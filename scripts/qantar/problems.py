"""What does not hold: where it stands, what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 2000  # characters of a message; a cell of a broken table can be megabytes


@dataclass(frozen=True)
class Problem:
    """One finding. `message` says in a sentence what was found and what was expected."""

    type: str
    message: str
    remedy: str
    file: str | None = None
    line: int | None = None
    resource: str | None = None
    row: int | None = None
    field: str | None = None
    value: str | None = None
    document: str | None = None

    def to_dict(self) -> dict[str, object]:
        """All fields under the names of the JSON report."""
        return {
            "type": self.type,
            "resource": self.resource,
            "row": self.row,
            "field": self.field,
            "value": None if self.value is None else self.value[:LONGEST],
            "message": shown(self.message),
            "remedy": self.remedy,
            "file": self.file,
            "line": self.line,
            "document": self.document,
        }

    def to_text(self) -> str:
        """Two lines: where and what, then what to do."""
        place = ""
        if self.file:
            place = self.file + (f":{self.line}" if self.line else "") + ": "
        elif self.resource:
            row = f", row {self.row}" if self.row else ""
            place = f"{self.resource}{row}: "
        return f"{place}{shown(self.message)}\n    remedy: {shown(self.remedy)}"


def shown(text: str) -> str:
    """Words for a terminal: of very long ones beginning and end, no control characters."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


class Refused(Exception):
    """Something does not hold; carries every problem that was found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(f"{len(self.problems)} problems")


class CannotRun(Exception):
    """The command could not do its work at all (exit code 2)."""
