"""The SQL rules in `schemas/rules/`: each a query for rows that break it; line one says the rule.

A row may carry `table_name`, `row_key`, `field` and `value`, which say where it stands, and
`message`; other columns are shown as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from qantar.problems import CannotRun, Problem
from qantar.schemas.tableschema import TableSchema

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


@dataclass(frozen=True)
class Rule:
    """One rule: its file's name, its sentence and its query."""

    name: str
    sentence: str
    query: str


def read_rules(folder: Path) -> list[Rule]:
    """The rules of a folder. Raises CannotRun for a file without sentence or query."""
    rules = []
    for path in sorted(folder.glob("*.sql")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotRun(f"rules/{path.name}: cannot be read: {error}") from None
        first, _, query = text.partition("\n")
        if not first.startswith("-- ") or not _is_query(query, path.name):
            raise CannotRun(
                f"rules/{path.name}: expected a first line `-- The rule in plain English.` and "
                "then one SELECT"
            )
        rules.append(Rule(path.stem, first[3:].strip(), query))
    return rules


def _is_query(text: str, name: str) -> bool:
    try:
        statements = duckdb.extract_statements(text)
    except duckdb.Error as error:
        raise CannotRun(f"rules/{name}: {error}") from None
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
        try:
            cursor = con.execute(rule.query)
        except duckdb.Error as error:
            raise CannotRun(f"rules/{rule.name}.sql: {error}") from None
        names = [column[0] for column in cursor.description]
        rows = sorted(cursor.fetchall(), key=str)
        problems += [_problem(con, rule, dict(zip(names, row, strict=True))) for row in rows]
    return problems


def _row_number(con: duckdb.DuckDBPyConnection, table: object, key: object) -> int | None:
    """The line's number, with the header as 1, of the first row whose first column is the key."""
    try:
        name = con.table(str(table)).columns[0]
        query = f'SELECT min(rowid) + 2 FROM "{table}" WHERE "{name}"::VARCHAR = ?'
        return con.execute(query, [str(key)]).fetchone()[0]
    except duckdb.Error:  # the rule names no table that there is
        return None


def _problem(con: duckdb.DuckDBPyConnection, rule: Rule, row: dict[str, object]) -> Problem:
    known = {key: row.pop(key, None) for key in ("table_name", "row_key", "field", "value")}
    said = row.pop("message", None)
    rest = ", ".join(f"{name} = {value}" for name, value in row.items())
    details = "; ".join(str(part) for part in (said, rest) if part)
    key = f"{known['row_key']}: " if known["row_key"] else ""
    return Problem(
        "rule",
        f"{key}{rule.sentence} ({rule.name})" + (f" Found: {details}." if details else ""),
        "correct the coding or the register, then build again; see schemas/rules/",
        resource=known["table_name"] and str(known["table_name"]),
        row=_row_number(con, known["table_name"], known["row_key"]),
        field=known["field"] and str(known["field"]),
        value=None if known["value"] is None else str(known["value"]),
    )
