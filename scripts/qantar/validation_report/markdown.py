"""The report in Markdown, for the notes of a release and the comments of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qantar.problems import Problem
from qantar.validate import Check
from qantar.validation_report.verdicts import place, shown, summary, verdict

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|!~@&])")


def to_markdown(checks: Sequence[Check], subject: str) -> str:
    """The page. What comes from data and codings is escaped."""
    return "\n".join(_lines(checks, subject)).rstrip() + "\n"


def _lines(checks: Sequence[Check], subject: str) -> Iterator[str]:
    yield from (f"# Validation report: {_text(subject)}", "", summary(checks), "")
    yield from ("| check | protects against | rows | verdict |", "| --- | --- | ---: | --- |")
    for check in checks:
        rows = "" if check.rows is None or check.not_run else str(check.rows)
        cells = (_text(check.name), _text(check.protects), rows, _text(verdict(check)))
        yield f"| {' | '.join(cells)} |"
    for check in checks:
        if check.problems:
            yield from ("", f"## {_text(check.name)}: {verdict(check)}", "")
            for problem in check.problems:
                yield from _finding(problem)
    for check in checks:
        if check.notes:
            yield from ("", f"## {_text(check.name)}, more exactly", "")
            yield from (f"- {_text(note)}" for note in check.notes)


def _finding(problem: Problem) -> Iterator[str]:
    where = place(problem)
    yield f"- {f'**{_text(where)}**: ' if where else ''}{_text(problem.message, 1000)}"
    details = (
        ("table", problem.resource if problem.file else None),
        ("row", problem.row if problem.file else None),
        ("column", problem.field),
        ("value", problem.value),
        ("document", problem.document),
    )
    found = [f"{name}: {_text(value)}" for name, value in details if value not in (None, "")]
    if found:
        yield f"  ({'; '.join(found)})"
    yield f"  *What to do:* {_text(problem.remedy, 1000)}"


def _text(value: object, longest: int = 300) -> str:
    flat = " ".join(shown(value, longest).split())
    return _ACTIVE.sub(r"\\\1", flat)
