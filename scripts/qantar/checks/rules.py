"""This dataset's SQL rules in `schemas/rules/`, read and run as the engine does for any package.

What the engine would report as a broken rule stops the command here: the rules are ours, and one
that cannot be run is no finding about the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from qantar.engine.findings import Finding
from qantar.engine.rules import Rule, run_rule
from qantar.engine.rules import read_rules as read_any_rules
from qantar.problems import CannotRun, Problem
from qantar.schemas.tableschema import TableSchema

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


def read_rules(folder: Path) -> list[Rule]:
    """The rules of a folder. Raises CannotRun for a file without sentence or query."""
    try:
        rules = read_any_rules(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"rules/: cannot be read: {error}") from None
    for rule in rules:
        if not rule.sentence or not _is_query(rule):
            raise CannotRun(
                f"rules/{rule.name}.sql: expected a first line `-- The rule in plain English.` and "
                "then one SELECT"
            )
    return rules


def _is_query(rule: Rule) -> bool:
    try:
        statements = duckdb.extract_statements(rule.sql)
    except duckdb.Error as error:
        raise CannotRun(f"rules/{rule.name}.sql: {error}") from None
    return [statement.type for statement in statements] == [duckdb.StatementType.SELECT]


def load_tables(schemas: Mapping[str, TableSchema], folder: Path) -> duckdb.DuckDBPyConnection:
    """An in-memory database with the CSV files of a folder, typed by the schemas, then locked.

    Raises duckdb.Error for files that do not keep the schemas.
    """
    con = duckdb.connect(config={"threads": 2})
    for schema in schemas.values():
        columns = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in schema.columns)
        con.execute(f'CREATE TABLE "{schema.name}" ({columns})')
        casts = ", ".join(f'"{c.name}"::{_TYPES[c.type]}' for c in schema.columns)
        con.execute(
            f'INSERT INTO "{schema.name}" SELECT {casts} FROM read_csv(?, header = true, '
            "all_varchar = true, nullstr = '', quote = '\"', escape = '\"', delim = ',')",
            [str(folder / f"{schema.name}.csv")],
        )
    con.execute("SET enable_external_access = false; SET lock_configuration = true")
    return con


def check_rules(con: duckdb.DuckDBPyConnection, rules: list[Rule]) -> list[Problem]:
    """Every row that breaks a rule."""
    problems = []
    for rule in rules:
        found = sorted(run_rule(con, rule), key=lambda finding: finding.message)
        for finding in found:
            if finding.type == "rule-error":
                raise CannotRun(f"rules/{rule.name}.sql: {finding.message}")
            problems.append(_problem(con, finding))
    return problems


def _row_number(con: duckdb.DuckDBPyConnection, table: object, key: object) -> int | None:
    """The line's number, with the header as 1, of the first row whose first column is the key."""
    try:
        name = con.table(str(table)).columns[0]
        query = f'SELECT min(rowid) + 2 FROM "{table}" WHERE "{name}"::VARCHAR = ?'
        return con.execute(query, [str(key)]).fetchone()[0]
    except duckdb.Error:  # the rule names no table that there is
        return None


def _problem(con: duckdb.DuckDBPyConnection, finding: Finding) -> Problem:
    key = finding.key and finding.key["row_key"]
    return Problem(
        finding.type,
        f"{finding.message.removeprefix(f'{finding.resource}, ')} ({finding.rule})",
        "correct the coding or the register, then build again; see schemas/rules/",
        resource=finding.resource,
        row=_row_number(con, finding.resource, key),
        field=finding.field,
        value=finding.value,
    )
