"""Findings: what does not hold, where, and what would mend it."""

from dataclasses import dataclass, fields

DEFAULT_LIMIT = 100_000

#: Keys that every finding carries in JSON, even when they are empty.
ALWAYS_SHOWN = ("type", "resource", "row", "field", "value", "message", "remedy")


@dataclass(slots=True)
class Finding:
    """One thing that does not hold.

    `row` counts records of the file as frictionless does (the header is 1); `line` is
    given where it differs because a record spans lines. `rule` is the constraint, key or
    SQL file that was broken, `key` the primary key of the row as written in the file.
    """

    type: str
    message: str
    remedy: str
    resource: str | None = None
    row: int | None = None
    field: str | None = None
    value: str | None = None
    field_number: int | None = None
    line: int | None = None
    key: dict | None = None
    rule: str | None = None
    file: str | None = None
    details: dict | None = None

    def to_dict(self):
        """Return the finding as a dict for JSON; keys without content are left out."""
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        if content["line"] == content["row"]:
            content["line"] = None
        return {
            name: value
            for name, value in content.items()
            if value is not None or name in ALWAYS_SHOWN
        }


class LimitReached(Exception):
    """Raised when as many findings are collected as the user wants to see."""


class Findings:
    """Collects findings up to a limit (0 = no limit) and then raises LimitReached."""

    def __init__(self, limit=None):
        self.limit = DEFAULT_LIMIT if limit is None else limit
        self.items = []
        self.limit_reached = False

    def add(self, finding):
        """Append one finding; raises LimitReached when it is one too many."""
        if self.limit and len(self.items) >= self.limit:
            self.limit_reached = True
            raise LimitReached
        self.items.append(finding)

    def extend(self, findings):
        """Append findings one by one, see `add` → what the generator of findings returns."""
        findings = iter(findings)
        while True:
            try:
                self.add(next(findings))
            except StopIteration as end:
                return end.value
