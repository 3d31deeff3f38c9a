"""Typed frames and their pandera schemas, both derived from the table schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from qantar.problems import Problem
from qantar.schemas.tableschema import Column, TableSchema
from qantar.seeds.entries import Entry, listing, near
from qantar.tables.cells import EXPECTED, parse

DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "date": "datetime64[s]"}


@dataclass(frozen=True)
class Finding:
    """One cell that breaks the schema: the position of its row among the rows given."""

    type: str
    position: int
    column: str
    value: str
    message: str
    remedy: str


def typed_frame(
    schema: TableSchema, rows: Sequence[Mapping[str, str]], columns: Iterable[str] | None = None
) -> tuple[pd.DataFrame, list[Finding]]:
    """A frame with the schema's columns and types from rows of text; cells of another type are
    reported and left empty."""
    findings: list[Finding] = []
    data = {}
    for name in columns or schema.names:
        column = schema.by_name[name]
        values = []
        for position, row in enumerate(rows):
            text = row.get(name, "")
            try:
                value = parse(text, column.type)
            except ValueError:
                value = None
                message = f"`{name}` is {text!r}; expected {EXPECTED[column.type]}"
                findings.append(
                    Finding("type-error", position, name, text, message, "correct the value")
                )
            values.append(float(value) if value is not None and column.type == "number" else value)
        data[name] = pd.Series(values, dtype="object").astype(DTYPES[column.type])
    return pd.DataFrame(data), findings


def pandera_schema(
    schema: TableSchema,
    parents: Mapping[str, Mapping[tuple[str, ...], set]],
    columns: Iterable[str] | None = None,
) -> pa.DataFrameSchema:
    """The pandera schema of a table.

    `parents` gives, by table and key columns, the keys that exist; foreign keys of one column are
    checked against it. Composite foreign keys do not occur.
    """
    names = list(columns or schema.names)
    return pa.DataFrameSchema(
        {name: _column(schema, schema.by_name[name], parents) for name in names},
        unique=[list(key) for key in _keys(schema) if set(key) <= set(names)] or None,
        strict=True,
        ordered=True,
    )


def _column(schema: TableSchema, column: Column, parents) -> pa.Column:
    checks = []
    if column.pattern:
        matches = re.compile(column.pattern).fullmatch
        checks.append(_each("pattern", lambda value: bool(matches(value))))
    if column.codes:
        checks.append(_each("code", lambda value: value in column.codes))
    if column.minimum is not None:
        checks.append(pa.Check(lambda s: s >= column.minimum, name="minimum"))
    if column.maximum is not None:
        checks.append(pa.Check(lambda s: s <= column.maximum, name="maximum"))
    for key in schema.foreign_keys:
        if key.columns == (column.name,) and key.to in parents.get(key.table, {}):
            known = parents[key.table][key.to]
            checks.append(_each("foreign-key", lambda value, known=known: value in known))
    return pa.Column(
        DTYPES[column.type],
        checks,
        nullable=not column.required,
        unique=column.unique,
        name=column.name,
    )


def _each(name: str, holds) -> pa.Check:
    return pa.Check(holds, element_wise=True, name=name)


def _keys(schema: TableSchema) -> list[tuple[str, ...]]:
    return [schema.primary_key, *schema.unique_keys]


def check_frame(frame: pd.DataFrame, schema: TableSchema, parents) -> list[Finding]:
    """Every cell of a typed frame that breaks the schema."""
    derived = pandera_schema(schema, parents, list(frame.columns))
    try:
        derived.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check", "index"])
        findings = [_finding(schema, parents, frame, case) for case in cases.to_dict("records")]
        return sorted(findings, key=lambda found: (found.position, found.column, found.type))
    return []


def _finding(schema: TableSchema, parents, frame: pd.DataFrame, case: dict) -> Finding:
    position, check = int(case["index"]), str(case["check"])
    if check == "multiple_fields_uniqueness":
        return _duplicate(schema, frame, position)
    column = schema.by_name[str(case["column"])]
    value = "" if pd.isna(case["failure_case"]) else str(case["failure_case"])
    if check == "not_nullable":
        message = f"`{column.name}` is empty; expected {column.title.lower()}"
        return Finding("constraint-error", position, column.name, "", message, "write the value")
    if check == "field_uniqueness":
        message = f"`{column.name}` is {value} for the second time; expected each value once"
        return Finding("unique-error", position, column.name, value, message, "use another value")
    if check == "foreign-key":
        return _dangling(schema, parents, column, position, value)
    expected = {
        "pattern": f"text of the form {column.pattern}",
        "code": f"one of {listing(column.codes)}.{near(value, column.codes)}",
        "minimum": f"at least {column.minimum}",
        "maximum": f"at most {column.maximum}",
    }[check]
    message = f"`{column.name}` is {value!r}; expected {expected}"
    return Finding("constraint-error", position, column.name, value, message, "correct the value")


def _dangling(schema: TableSchema, parents, column: Column, position: int, value: str) -> Finding:
    key = next(key for key in schema.foreign_keys if key.columns == (column.name,))
    hint = near(value, map(str, parents[key.table][key.to]))
    message = f"`{column.name}` is {value!r}, which no row of {key.table} has.{hint}"
    remedy = f"correct it, or add {value} to {key.table}"
    return Finding("foreign-key", position, column.name, value, message, remedy)


def _duplicate(schema: TableSchema, frame: pd.DataFrame, position: int) -> Finding:
    for key in _keys(schema):
        if (
            set(key) <= set(frame.columns)
            and frame.duplicated(list(key), keep=False).iloc[position]
        ):
            break
    value = ", ".join(str(frame[name].iloc[position]) for name in key)
    kind = "primary-key" if key == schema.primary_key else "unique-error"
    message = f"{' and '.join(f'`{name}`' for name in key)} {value} occurs more than once"
    remedy = "give each row a key of its own; ids are never reused"
    return Finding(kind, position, key[0], value, message, remedy)


def keys_of(
    tables: Mapping[str, Sequence[Mapping[str, str]]], schemas: Mapping[str, TableSchema]
) -> dict[str, dict[tuple[str, ...], set]]:
    """By table and key column, the keys that exist in the rows given."""
    keys: dict[str, dict[tuple[str, ...], set]] = {}
    for schema in schemas.values():
        for key in schema.foreign_keys:
            if key.table in tables and len(key.to) == 1:
                values = {row.get(key.to[0], "") for row in tables[key.table]}
                keys.setdefault(key.table, {})[key.to] = values
    return keys


def check_entries(
    schema: TableSchema, entries: Sequence[Entry], parents, columns: Iterable[str] | None = None
) -> list[Problem]:
    """The problems of written entries, each at its file and line."""
    if not entries:
        return []
    frame, findings = typed_frame(schema, [entry.cells for entry in entries], columns)
    bad = {(found.position, found.column) for found in findings}
    for found in check_frame(frame, schema, parents):
        if (found.position, found.column) not in bad:
            findings.append(found)
    return [
        entries[found.position].problem(found.type, found.message, found.remedy, found.column)
        for found in findings
    ]
