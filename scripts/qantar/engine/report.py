"""The report: whether a package holds, and everything that does not."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """What `validate` returns.

    `errors` are `findings.Finding`s in the order of resources and rows; `notes` say what was
    not looked at. When `limit_reached`, there are more than `limit` errors and the rest of
    the package was not read.
    """

    path: str
    errors: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    resources: list = field(default_factory=list)
    limit: int = 0
    limit_reached: bool = False

    @property
    def valid(self):
        """True when nothing is wrong."""
        return not self.errors

    def to_dict(self):
        """Return the report as a dict that JSON can hold."""
        return {
            "valid": self.valid,
            "path": self.path,
            "resources": self.resources,
            "errors": [finding.to_dict() for finding in self.errors],
            "limit": self.limit or None,
            "limit_reached": self.limit_reached,
            "notes": self.notes,
        }

    def counts(self):
        """Return {(resource, type): number of errors}, in the order of the errors."""
        totals = {}
        for finding in self.errors:
            place = finding.resource or "", finding.type
            totals[place] = totals.get(place, 0) + 1
        return totals

    def to_text(self):
        """Return the report for a terminal: a verdict, then one paragraph per error."""
        lines = [self.summary()]
        for finding in self.errors:
            lines.append(f"  {finding.type}  {finding.message}")
            lines.append(f"      {finding.remedy}")
        return "\n".join([*lines, *self.notes]) + "\n"

    def summary(self):
        """Return the verdict in one sentence."""
        if self.valid:
            return f"{self.path} holds: {self._rows()}."
        text = f"{self.path} does not hold: {_number(len(self.errors), 'error')}"
        if self.limit_reached:
            return f"{text} shown, the limit; there are more."
        return f"{text}."

    def _rows(self):
        rows = sum(item.get("rows") or 0 for item in self.resources)
        return f"{_number(len(self.resources), 'resource')}, {_number(rows, 'row')}"

    def to_html(self):
        """Return the report as a page of HTML that needs nothing else."""
        from qantar.engine.report_html import render

        return render(self)


def _number(count, word):
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
