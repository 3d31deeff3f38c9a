"""Whether the gate catches a fault: the build, the rules and the validation as they are."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

import qantar.validate
from qantar.build import check_seeds, reviewed
from qantar.checks.anchored import check_anchors
from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.trials import check_trials
from qantar.diff.compare import compare_releases
from qantar.diff.published import Release, Table
from qantar.mutation.kind import Fault
from qantar.mutation.workspace import Workspace
from qantar.problems import CannotRun, Refused
from qantar.release.gate import check_told
from qantar.tables.csvfile import to_csv
from qantar.validate import validate_project

CRASH = "nothing but a traceback"
REVIEW = "review"
CHECKS = {  # what a finding's type is called in the report
    "unsettled-difference": "second reading",
    "settlement": "settlements",
    "number": "double entry of numbers",
    "date": "double entry of dates",
    "indicator": "words of the indicator",
    "ledger": "ledger",
    "anchor": "anchors",
    "quote-not-found": "anchors",
    "ambiguous-quote": "anchors",
    "occurrence": "anchors",
    "document-changed": "document hash",
    "document-missing": "document hash",
    "document-encoding": "document encoding",
    "foreign-key": "schema",
    "constraint-error": "schema",
    "type-error": "schema",
    "unique-error": "schema",
    "primary-key": "schema",
    "unused-row": "use of registers",
    "unused-form": "use of registers",
    "withdrawn": "withdrawn ids",
    "review": REVIEW,
    "review-form": REVIEW,
    "cycle": "cycles",
}


@dataclass(frozen=True)
class Verdict:
    """The checks of `qantar validate` that caught a fault, or none; what stops the release after
    the one without the fault, if its author believes to have changed nothing; whether anything
    that is published would differ; and the first finding."""

    caught_by: tuple[str, ...]
    stopped_at_release: tuple[str, ...]
    has_effect: bool
    message: str

    @property
    def is_caught(self) -> bool:
        return bool(self.caught_by)

    @property
    def is_seen_by_program(self) -> bool:
        """Whether anything but the review caught it: what a reviewer who errs alike leaves."""
        return any(name != REVIEW for name in self.caught_by)


def judge(space: Workspace, fault: Fault, ask_all: bool = False) -> Verdict:
    """The verdict on a fault in what people write, after a build that would hide it; and on a fault
    in what is published, without one. With `ask_all` frictionless and the rules are asked about
    published files also where another check has caught the fault."""
    with space.planted(fault.files):
        if all(name.startswith(("data/", "datapackage.json")) for name in fault.files):
            return _judge_published(space, ask_all)
        return _judge_written(space, fault)


def _judge_written(space: Workspace, fault: Fault) -> Verdict:
    stopped: tuple[str, ...] = ()
    try:
        checked = check_seeds(space.project, lambda _: None)
        before, after = _tables(space.checked), _tables(checked)
        found = _rules_and_anchors(space, checked, after)
        found += [(REVIEW, p.message) for p in reviewed(space.project, checked)[:1]]
        found += _trials(space, fault)
        stopped = stops_release(space, checked)
    except Refused as refused:
        found = [(CHECKS.get(p.type, "form of the files"), p.message) for p in refused.problems]
        before, after = {}, {"": b""}
    except CannotRun as error:
        return Verdict(("program refuses",), (), True, str(error))
    except Exception as error:  # stops the build too, but not as it should
        return Verdict((CRASH,), (), True, f"{type(error).__name__}: {error}")
    has_effect = before != after or any("schemas/" in name for name in fault.files)
    caught = tuple(sorted({name for name, _ in found}))
    return Verdict(caught, stopped, has_effect, found[0][1] if found else "")


def _trials(space: Workspace, fault: Fault) -> list[tuple[str, str]]:
    """The trials of the rules that the fault touches."""
    changed = {Path(n).stem for n in fault.files if n.startswith("schemas/rules/")}
    if not changed:
        return []
    rules = [rule for rule in read_rules(space.project.rules) if rule.name in changed]
    problems, _ = check_trials(space.published, rules, space.project.rules)
    own = [p for p in problems if p.file and Path(p.file).stem in changed]
    return [("trials", problem.message) for problem in own[:1]]


def stops_release(space: Workspace, checked) -> tuple[str, ...]:
    """What the gate of a patch release says whose changelog speaks of nothing."""
    difference = compare_releases(_release(space.checked), _release(checked))
    found = []
    if difference.level in ("minor", "major"):
        found.append("version and difference")
    if difference.silently_gone:
        found.append("vanished ids")
    if check_told(difference, "").problems:
        found.append("corrections told")
    return tuple(found)


def _release(checked) -> Release:
    tables = {}
    for name, rows in checked.tables.items():
        schema = checked.schemas[name]
        full = [{column: row.get(column, "") for column in schema.names} for row in rows]
        tables[name] = Table(name, schema.source, schema.names, full)
    return Release("", "1.0.0", tables)


def _tables(checked) -> dict[str, bytes]:
    schemas = checked.schemas
    return {n: to_csv(schemas[n].names, rows) for n, rows in checked.tables.items()}


def _rules_and_anchors(
    space: Workspace, checked, tables: Mapping[str, bytes]
) -> list[tuple[str, str]]:
    """What rules and anchors find, each as the name of the check and a message."""
    rules = read_rules(space.project.rules)
    if tables == _tables(space.checked) and rules == space.rules:
        return []
    found: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(dir=space.root) as folder:
        for name, raw in tables.items():
            Path(folder, f"{name}.csv").write_bytes(raw)
        try:
            con = load_tables(checked.schemas, Path(folder))
        except duckdb.Error as error:
            raise CannotRun(f"the tables do not load: {error}") from None
        for rule in rules:
            found += [(f"rule {rule.name}", p.message) for p in check_rules(con, [rule])[:1]]
    for name, schema in checked.schemas.items():
        problems = check_anchors(schema, checked.tables[name], checked.seeds.documents)
        found += [("anchors", problem.message) for problem in problems[:1]]
    return found


def _judge_published(space: Workspace, ask_all: bool) -> Verdict:
    """The whole validation; what the seeds say and build is known, because no seed has changed."""
    quick = {
        "check_seeds": lambda project, tell: space.checked,
        "render": lambda project, checked: space.built,
    }
    slow = {"check_with_frictionless": lambda descriptor: [], "read_rules": lambda folder: []}
    verdict = _validated(space, quick if ask_all else quick | slow)
    return verdict if verdict.is_caught else _validated(space, quick)


def _validated(space: Workspace, instead: Mapping[str, object]) -> Verdict:
    known = {name: getattr(qantar.validate, name) for name in instead}
    try:
        for name, function in instead.items():
            setattr(qantar.validate, name, function)
        checks = validate_project(space.project, lambda _: None)
    except CannotRun as error:
        return Verdict(("program refuses",), (), True, str(error))
    except Exception as error:
        return Verdict((CRASH,), (), True, f"{type(error).__name__}: {error}")
    finally:
        for name, function in known.items():
            setattr(qantar.validate, name, function)
    found = [problem for check in checks for problem in check.problems]
    caught = tuple(check.name for check in checks if check.problems)
    return Verdict(caught, (), True, found[0].message if found else "")
