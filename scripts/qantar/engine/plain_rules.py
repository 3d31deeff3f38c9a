"""Rules so plain that they need no large database: one table, integers compared, nulls tested.

For a small package, loading DuckDB would take longer than everything else. SQLite, which comes
with Python, means the same by such a query; what goes beyond this form is not run here.
"""

import re

from qantar.engine.cells import build_cell_check
from qantar.engine.delimited import Broken, read_records
from qantar.engine.sources import SourceFault, open_text
from qantar.engine.tables import fields_of, skip_bom, split_header

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
QUERY = re.compile(
    rf"\s*SELECT\s+(?P<items>.+?)\s+FROM\s+(?P<table>{NAME})\s+WHERE\s+(?P<where>.+?)\s*;?\s*",
    re.IGNORECASE | re.DOTALL,
)
ITEM = re.compile(rf"\s*(?:'[^'\\]*'|(?P<column>{NAME}))(?:\s+AS\s+{NAME})?\s*", re.IGNORECASE)
COMPARISON = re.compile(
    rf"({NAME}|-?[0-9]{{1,18}})\s*(?:=|<>|!=|<=|>=|<|>)\s*({NAME}|-?[0-9]{{1,18}})"
)
NULL_TEST = re.compile(rf"({NAME})\s+IS\s+(?:NOT\s+)?NULL\b", re.IGNORECASE)
CONNECTIVES = re.compile(r"(?:\s|[()]|\b(?:AND|OR|NOT)\b|\bTEST\b)*", re.IGNORECASE)
WORDS = {"select", "as", "from", "where", "and", "or", "not", "is", "null", "true", "false", "test"}
SHOWN = ("string", "any", "integer")
BIGGEST = 2**63


def all_plain(rules, package):
    """Say whether every rule is a plain query over one table of the package."""
    tables = {item.name: item for item in package.resources if item.kind == "table" and item.schema}
    return all(rule.sentence and _is_plain(rule.sql, tables) for rule in rules)


def _is_plain(sql, tables):
    query = QUERY.fullmatch(re.sub(r"--[^\n]*", "", sql))
    if not query or query["table"] not in tables:
        return False
    kinds = {field.name: field.type for field in tables[query["table"]].schema.fields}
    if len({name.lower() for name in kinds}) < len(kinds):
        return False
    return _shows_plainly(query["items"], kinds) and _tests_plainly(query["where"], kinds)


def _shows_plainly(items, kinds):
    found = [ITEM.fullmatch(item) for item in items.split(",")]
    return all(
        item and (item["column"] is None or kinds.get(item["column"]) in SHOWN) for item in found
    )


def _tests_plainly(where, kinds):
    for left, right in COMPARISON.findall(where):
        for side in (left, right):
            if side[0] not in "-0123456789" and kinds.get(side) != "integer":
                return False
    if any(name not in kinds for name in NULL_TEST.findall(where)):
        return False
    rest = NULL_TEST.sub(" TEST ", COMPARISON.sub(" TEST ", where))
    return not WORDS & {name.lower() for name in kinds} and bool(CONNECTIVES.fullmatch(rest))


def run_plain_rules(package, rules):
    """Yield the findings of plain rules over a small package."""
    import sqlite3

    from qantar.engine.rules import broken_rule, needed_fields, rule_finding

    connection = sqlite3.connect(":memory:")
    try:
        for resource in package.resources:
            wanted = needed_fields(rules, resource)
            if resource.kind == "table" and wanted:
                _load(connection, resource, wanted)
        for rule in rules:
            try:
                result = connection.execute(rule.sql)
            except sqlite3.Error as error:
                yield broken_rule(rule, str(error), "Correct the query.")
                continue
            names = [column[0] for column in result.description]
            for row in result:
                yield rule_finding(rule, dict(zip(names, row, strict=True)))
    finally:
        connection.close()


def _load(connection, resource, wanted):
    columns = ", ".join(f'"{name}"' for name in wanted)
    connection.execute(f'CREATE TABLE "{resource.name}" ({columns})')
    marks = ", ".join("?" * len(wanted))
    connection.executemany(
        f'INSERT INTO "{resource.name}" VALUES ({marks})', _rows(resource, wanted)
    )


def _rows(resource, wanted):
    try:
        with open_text(resource) as stream:
            records = skip_bom(read_records(stream, resource.dialect))
            labels, _, records = split_header(resource.dialect, records)
            fields = fields_of(resource, labels).fields
            places = {field.name: at for at, field in enumerate(fields)}
            checks = [
                (build_cell_check(fields[places[n]]), places[n]) for n in wanted if n in places
            ]
            if len(checks) < len(wanted):
                return
            for _, _, cells in records:
                if not isinstance(cells, Broken) and len(cells) == len(fields):
                    yield [_value(check, cells[at]) for check, at in checks]
    except (SourceFault, UnicodeDecodeError):
        return  # reported with the table


def _value(check, text):
    value, _ = check(text)
    if isinstance(value, int) and not -BIGGEST <= value < BIGGEST:
        return None
    return value
