"""The finished package as an outsider checks it: frictionless on the descriptor."""

from __future__ import annotations

from pathlib import Path

from qantar.problems import Problem

LIMIT = 1000


def check_with_frictionless(descriptor: Path) -> list[Problem]:
    """Every error that frictionless finds in the package, table by table."""
    import frictionless

    try:
        package = frictionless.Package(str(descriptor))
        report = package.validate(limit_errors=LIMIT)
    except frictionless.FrictionlessException as refusal:
        return [_problem(error, None) for error in refusal.reasons or [refusal.error]]
    problems = [_problem(error, None) for error in report.errors]
    for task in report.tasks:
        problems += [_problem(error, task.name) for error in task.errors]
    return problems


def _problem(error, resource: str | None) -> Problem:
    return Problem(
        error.type,
        error.message,
        "correct what people wrote and run `qantar build`",
        resource=resource,
        row=getattr(error, "row_number", None),
        field=getattr(error, "field_name", None),
        value=getattr(error, "cell", None),
    )
