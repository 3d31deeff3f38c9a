"""`qantar validate`: everything that must hold before a release of this dataset."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import duckdb

from qantar.build import Checked, check_seeds, render, reviewed
from qantar.checks.anchored import check_anchors
from qantar.checks.built import check_built
from qantar.checks.outsider import check_with_frictionless
from qantar.checks.published import (
    REBUILD,
    check_files,
    check_order,
    check_regular,
    read_descriptor,
)
from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.trials import check_trials
from qantar.problems import Problem, Refused
from qantar.project import Project
from qantar.replace import is_interrupted, locked, recover
from qantar.schemas.tableschema import TableSchema, load_schemas
from qantar.seeds.documents import Document
from qantar.tables.csvfile import from_csv

Tell = Callable[[str], None]


@dataclass
class Check:
    """One check: what it protects against, on how many rows it ran if at all, what it found, and
    what else a reader must know."""

    name: str
    protects: str
    problems: list[Problem] = field(default_factory=list)
    not_run: str | None = None
    rows: int | None = None
    notes: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "protects": self.protects,
            "findings": len(self.problems),
            "not_run": self.not_run,
            "rows": self.rows,
            "notes": self.notes,
        }


def validate_project(project: Project, tell: Tell) -> list[Check]:
    """Run every check on the published files and on what they were built from."""
    if is_interrupted(project.root):
        with locked(project.root):
            recover(project.root)
    schemas = load_schemas(project.schemas)
    if odd := check_regular(project.root):
        check = Check("files", "files that were changed, lost or added after the build", odd)
        check.notes = ["nothing else was run: what is no file cannot be read"]
        return [check]
    descriptor = read_descriptor(project.descriptor)
    checks = [Check("files", "files that were changed, lost or added after the build")]
    rows = count_rows(project, schemas)
    tell("checking files")
    checks[0].problems = check_files(project.root, descriptor)
    checks.append(Check("order", "rows out of the order of their keys"))
    checks[-1].problems = check_order(project.root, schemas)
    tell("checking the package with frictionless")
    checks.append(Check("package", "types, codes, patterns, keys and references that do not hold"))
    checks[-1].problems = check_with_frictionless(project.descriptor)
    tell("checking rules")
    checks += _rules(project, schemas, blocked=bool(checks[-1].problems))
    tell("checking anchors and codings")
    checks += _seeds(project, schemas, tell)
    for check in checks:
        check.rows = rows if check.rows is None else check.rows
    return checks


def count_rows(project: Project, schemas: Mapping[str, TableSchema]) -> int:
    """The number of rows in all published tables that can be read."""
    count = 0
    for name in schemas:
        path = project.data / f"{name}.csv"
        try:
            count += len(from_csv(path.read_bytes())[1])
        except (OSError, ValueError, csv.Error):
            continue  # the checks say what is wrong with the file
    return count


def _rules(project: Project, schemas: Mapping[str, TableSchema], blocked: bool) -> list[Check]:
    check = Check("rules", "contradictions inside the data that no schema can see")
    trials = Check("trials", "rules that would not find what they name")
    if blocked:
        check.not_run = trials.not_run = "the tables do not keep their schemas; mend that first"
        return [check, trials]
    rules = read_rules(project.rules)
    try:
        con = load_tables(schemas, project.data)
    except duckdb.Error as error:
        message = f"the tables cannot be loaded: {str(error).splitlines()[0]}"
        check.problems = [Problem("load", message, REBUILD, "data/")]
        trials.not_run = "the tables cannot be loaded; mend that first"
        return [check, trials]
    check.problems = check_rules(con, rules)
    check.notes = [rule.sentence for rule in rules]
    if check.problems:  # a change that breaks a rule says nothing of one that is broken already
        trials.not_run = "the data breaks rules; mend that first"
    else:
        trials.problems, trials.rows = check_trials(con, rules, project.rules)
    return [check, trials]


def _seeds(project: Project, schemas: Mapping[str, TableSchema], tell: Tell) -> list[Check]:
    coding = Check(
        "codings", "unsettled differences, numbers and dates read wrongly, unknown names"
    )
    anchors = Check("anchors", "quotes that do not stand in their documents")
    review = Check("review", "claims, facts and promises that only one person has stated")
    built = Check("build", "published files that are not what the codings and registers say")
    try:
        checked = check_seeds(project, tell)
    except Refused as refused:
        coding.problems = refused.problems
        blocked = "the codings or registers do not hold; mend that first"
        anchors.not_run = review.not_run = built.not_run = blocked
        return [coding, anchors, review, built]
    coding.rows = sum(len(rows) for rows in checked.seeds.readings.values())
    anchors.problems = _anchors(project, schemas, checked.seeds.documents)
    review.problems = reviewed(project, checked)
    built.problems = _compare(project, schemas, checked)
    return [coding, anchors, review, built]


def _anchors(
    project: Project, schemas: Mapping[str, TableSchema], documents: Mapping[str, Document]
) -> list[Problem]:
    problems: list[Problem] = []
    for schema in schemas.values():
        path = project.data / f"{schema.name}.csv"
        if path.is_file() and any(column.span for column in schema.columns):
            try:
                _, rows = from_csv(path.read_bytes())
            except (ValueError, csv.Error):
                continue  # frictionless has said what is wrong with the file
            problems += check_anchors(schema, rows, documents)
    return problems


def _compare(
    project: Project, schemas: Mapping[str, TableSchema], checked: Checked
) -> list[Problem]:
    problems: list[Problem] = []
    for path, raw in render(project, checked).items():
        file = project.root / path
        if file.is_file():
            problems += check_built(path, file.read_bytes(), raw, schemas)
    return problems


def report(checks: list[Check], limit: int | None = None) -> dict[str, object]:
    """The JSON form of the findings. What could not be run is said in `checks` and is no finding;
    what was kept from running by a finding stands beside that finding."""
    errors = [problem.to_dict() for check in checks for problem in check.problems]
    return {
        "valid": not errors,
        "errors": errors[:limit],
        "error_count": len(errors),
        "limit": limit,
        "checks": [check.to_dict() for check in checks],
    }


def to_text(checks: list[Check], limit: int | None = None) -> str:
    """The findings as people read them: each check with its verdict, then what to mend."""
    lines = []
    width = max(len(check.name) for check in checks) + 2
    for check in checks:
        verdict = f"{len(check.problems)} findings" if check.problems else "holds"
        if check.not_run:
            verdict = f"not run: {check.not_run}"
        lines.append(f"{check.name:<{width}}{verdict} — protects against {check.protects}")
    problems = [problem for check in checks for problem in check.problems]
    for problem in problems[:limit]:
        lines += ["", problem.to_text()]
    if limit is not None and len(problems) > limit:
        lines += ["", f"… and more; the limit is {limit} findings (--limit)"]
    lines += ["", "not valid" if any(check.problems for check in checks) else "valid"]
    return "\n".join(lines) + "\n"
