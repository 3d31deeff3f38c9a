"""The report as JUnit XML, which continuous integration reads: one test case for each check."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as xml

from qantar.problems import Problem
from qantar.validate import Check
from qantar.validation_report.verdicts import place, shown


def to_junit(checks: Sequence[Check], subject: str) -> str:
    """The XML. A check that found something is a failure, one that could not be run is skipped."""
    failures = sum(1 for check in checks if check.problems)
    skipped = sum(1 for check in checks if check.not_run and not check.problems)
    counts = {"tests": len(checks), "failures": failures, "errors": 0, "skipped": skipped}
    attributes = {"name": shown(subject), **{key: str(n) for key, n in counts.items()}}
    suite = xml.Element("testsuite", attributes)
    for check in checks:
        suite.append(_case(check))
    root = xml.Element("testsuites", attributes)
    root.append(suite)
    xml.indent(root)
    text = xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(check: Check) -> xml.Element:
    case = xml.Element("testcase", {"classname": "qantar.validate", "name": shown(check.name)})
    if check.problems:
        message = f"{len(check.problems)} findings; the check protects against {check.protects}"
        failure = xml.SubElement(case, "failure", {"type": "finding", "message": shown(message)})
        failure.text = "\n\n".join(_finding(problem) for problem in check.problems)
    elif check.not_run:
        xml.SubElement(case, "skipped", {"message": shown(check.not_run)})
    rows = "" if check.rows is None else f" Rows: {check.rows}."
    notes = "".join(f" {note}" for note in check.notes)
    xml.SubElement(case, "system-out").text = shown(
        f"Protects against {check.protects}.{rows}{notes}", 1000
    )
    return case


def _finding(problem: Problem) -> str:
    where = shown(place(problem))
    details = (("column", problem.field), ("value", problem.value), ("document", problem.document))
    lines = [f"{where}: {shown(problem.message, 1000)}" if where else shown(problem.message, 1000)]
    lines += [f"{name}: {shown(value)}" for name, value in details if value not in (None, "")]
    return "\n".join([*lines, f"What to do: {shown(problem.remedy, 1000)}"])
