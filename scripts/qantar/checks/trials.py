"""Every rule tried: changes of the tables that must make it fire, in `schemas/rules/trials/`.

A rule that never fires protects nothing, and nobody sees it. So each rule has a file of changes
that break it; they are made one at a time and undone again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from qantar.engine.rules import Rule, run_rule
from qantar.problems import CannotRun, Problem

FOLDER = "trials"
REMEDY = "mend the rule; if it means something else now, write a change that breaks it"


def check_trials(
    con: duckdb.DuckDBPyConnection, rules: list[Rule], folder: Path
) -> tuple[list[Problem], int]:
    """Rules that do not fire on what breaks them, or are never tried; and how many trials ran.

    `con` holds the tables and is as before afterwards; `folder` is that of the rules.
    """
    problems: list[Problem] = []
    count = 0
    for rule in rules:
        path = folder / FOLDER / f"{rule.name}.sql"
        changes = _changes(path)
        if not changes:
            remedy = "write an UPDATE, INSERT or DELETE that breaks the rule"
            problems.append(_problem(rule, "nothing tries the rule", remedy))
        for number, change in enumerate(changes, start=1):
            problems += _try(con, rule, number, change)
            count += 1
    return problems + list(_strays(folder / FOLDER, rules)), count


def _try(con, rule: Rule, number: int, change: str) -> list[Problem]:
    con.execute("BEGIN")
    try:
        met = con.execute(change).fetchone()
        if not met or not met[0]:
            return [_problem(rule, f"change {number} meets no row", "write one that meets a row")]
        if any(finding.type == "rule" for finding in run_rule(con, rule)):
            return []
        return [_problem(rule, f"change {number} breaks the rule, which says nothing", REMEDY)]
    except duckdb.Error as error:
        said = f"change {number} cannot be made: {str(error).splitlines()[0]}"
        return [_problem(rule, said, "correct the change")]
    finally:
        con.execute("ROLLBACK")


def _changes(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        return [statement.query for statement in duckdb.extract_statements(text)]
    except (OSError, UnicodeDecodeError, duckdb.Error) as error:
        raise CannotRun(f"rules/{FOLDER}/{path.name}: cannot be read: {error}") from None


def _strays(folder: Path, rules: list[Rule]) -> Iterator[Problem]:
    known = {rule.name for rule in rules}
    for path in sorted(folder.glob("*")):
        if path.stem not in known or path.suffix != ".sql":
            message = f"{path.name} tries a rule that there is not"
            yield Problem("trial", message, "remove it, or bring the rule back", _file(path.stem))


def _problem(rule: Rule, said: str, remedy: str) -> Problem:
    return Problem("trial", f"{rule.name} ({rule.sentence}): {said}", remedy, _file(rule.name))


def _file(name: str) -> str:
    return f"schemas/rules/{FOLDER}/{name}.sql"
