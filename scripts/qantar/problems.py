"""What does not hold: where it stands, what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
            "value": self.value,
            "message": self.message,
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
        return f"{place}{self.message}\n    remedy: {self.remedy}"


class Refused(Exception):
    """Something does not hold; carries every problem that was found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(f"{len(self.problems)} problems")


class CannotRun(Exception):
    """The command could not do its work at all (exit code 2)."""
