"""What the forms of the report have in common: verdicts, places and values of findings as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from qantar.problems import Problem
from qantar.validate import Check

LONGEST = 300


def holds(checks: Sequence[Check]) -> bool:
    """Whether nothing was found. What could not be run is said beside it and is not counted."""
    return not any(check.problems for check in checks)


def verdict(check: Check) -> str:
    """One word or phrase for a check."""
    if check.not_run:
        return f"not run: {check.not_run}"
    number = len(check.problems)
    return "holds" if not number else f"{number} finding{'s' if number > 1 else ''}"


def summary(checks: Sequence[Check]) -> str:
    """The verdict in one sentence."""
    ran = [check for check in checks if not check.not_run]
    idle = len(checks) - len(ran)
    not_run = f"; {idle} could not be run" if idle else ""
    if holds(checks):
        return f"Everything that was checked holds: {len(ran)} checks ran{not_run}."
    number = sum(len(check.problems) for check in checks)
    plural = "s" if number > 1 else ""
    broken = sum(1 for check in checks if check.problems)
    return f"{number} finding{plural} in {broken} of {len(ran)} checks that ran{not_run}."


def place(problem: Problem) -> str:
    """File and line, or table and row."""
    if problem.file:
        return problem.file + (f", line {problem.line}" if problem.line else "")
    if problem.resource:
        return problem.resource + (f", row {problem.row}" if problem.row else "")
    return problem.document or ""


def shown(text: object, longest: int = LONGEST) -> str:
    """Text of the data as it can be shown: no control or direction characters, and not endless."""
    if text is None:
        return ""
    clean = "".join(_visible(char) for char in str(text)[: longest + 1])
    return clean if len(clean) <= longest else clean[:longest] + "…"


def _visible(char: str) -> str:
    if char in "\n\t":
        return char
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
    return f"⟨U+{ord(char):04X}⟩" if hidden else char
