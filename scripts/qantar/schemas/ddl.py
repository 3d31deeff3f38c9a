"""DuckDB DDL from the table schemas: types, keys, constraints, enums and comments.

Everything that the schema of a table says is either enforced by the database or told in a comment.
The SQL runs in DuckDB 1.1 and later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qantar.schemas.tableschema import Column, TableSchema

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
Schemas = Mapping[str, TableSchema]


def literal(text: str) -> str:
    """A string as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A name as a SQL identifier, always quoted: `role` and `text` are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def names(columns: Iterable[str]) -> str:
    """Identifiers, separated by commas."""
    return ", ".join(identifier(column) for column in columns)


def enum_types(schemas: Schemas) -> dict[tuple[str, str], str]:
    """The name of the enum type of each column with codes, by table and column.

    Columns of one name with the same codes share `NAME_code`; where the codes differ between tables
    each has its own `TABLE_NAME_code`.
    """
    coded = [(s.name, c) for s in schemas.values() for c in s.columns if c.codes]
    codes: dict[str, set[tuple[str, ...]]] = {}
    for _, column in coded:
        codes.setdefault(column.name, set()).add(tuple(column.codes))
    return {
        (table, column.name): (
            f"{column.name}_code" if len(codes[column.name]) == 1 else f"{table}_{column.name}_code"
        )
        for table, column in coded
    }


def create_types(schemas: Schemas) -> Iterator[str]:
    """One `CREATE TYPE … AS ENUM` for each set of codes, with the meanings as a comment."""
    types = enum_types(schemas)
    written = set()
    for schema in schemas.values():
        for column in schema.columns:
            name = types.get((schema.name, column.name))
            if name and name not in written:
                written.add(name)
                codes = ", ".join(literal(code) for code in column.codes)
                yield f"CREATE TYPE {identifier(name)} AS ENUM ({codes});"
                yield f"COMMENT ON TYPE {identifier(name)} IS {literal(_meanings(column))};"


def create_table(schema: TableSchema, types: Mapping[tuple[str, str], str]) -> str:
    """`CREATE TABLE` with keys and constraints; `types` names the enum types."""
    lines = [_column(column, types.get((schema.name, column.name))) for column in schema.columns]
    lines.append(f"PRIMARY KEY ({names(schema.primary_key)})")
    lines += [f"UNIQUE ({names(key)})" for key in schema.unique_keys]
    for key in schema.foreign_keys:
        to = f"{identifier(key.table)} ({names(key.to)})"
        lines.append(f"FOREIGN KEY ({names(key.columns)}) REFERENCES {to}")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {identifier(schema.name)} (\n  {body}\n);"


def _column(column: Column, enum: str | None) -> str:
    parts = [identifier(column.name), identifier(enum) if enum else TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.unique:
        parts.append("UNIQUE")
    parts += [f"CHECK ({check})" for check in _checks(column)]
    return " ".join(parts)


def _checks(column: Column) -> Iterator[str]:
    name = identifier(column.name)
    if column.pattern:
        yield f"regexp_full_match({name}, {literal(column.pattern)})"
    if column.minimum is not None:
        yield f"{name} >= {column.minimum}"
    if column.maximum is not None:
        yield f"{name} <= {column.maximum}"


def comments(schema: TableSchema) -> Iterator[str]:
    """`COMMENT ON` for the table and each of its columns."""
    table = identifier(schema.name)
    text = f"{schema.description} One row is {schema.row}."
    yield f"COMMENT ON TABLE {table} IS {literal(text)};"
    for column in schema.columns:
        yield f"COMMENT ON COLUMN {table}.{identifier(column.name)} IS {literal(_text(column))};"


def _text(column: Column) -> str:
    parts = [column.description]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    if column.codes:
        parts.append(f"Codes: {_meanings(column)}.")
    return " ".join(parts)


def _meanings(column: Column) -> str:
    return "; ".join(f"{code}: {meaning}" for code, meaning in column.codes.items())
