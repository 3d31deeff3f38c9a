"""The tests of the rules, as `make test` runs them: every rule must fire on what breaks it."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

import duckdb

from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.problems import CannotRun
from qantar.project import Project
from qantar.schemas.tableschema import load_schemas

TESTS = Path(__file__).resolve().parents[3] / "tests" / "core" / "test_rules_fire.py"


@functools.cache
def breaks() -> dict[str, list[str]]:
    """By rule, the changes of the published tables that must make it fire."""
    spec = importlib.util.spec_from_file_location("test_rules_fire", TESTS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.BREAKS


def still_fires(project: Project, name: str) -> bool:
    """Whether a rule finds every row that its test breaks."""
    try:
        rules = [rule for rule in read_rules(project.rules) if rule.name == name]
        schemas = load_schemas(project.schemas)
        return bool(rules) and all(
            _fires(project, schemas, rules, change) for change in breaks().get(name, [])
        )
    except (CannotRun, duckdb.Error):
        return False


def _fires(project: Project, schemas, rules, change: str) -> bool:
    con = load_tables(schemas, project.data)
    con.execute(change)
    return bool(check_rules(con, rules))
