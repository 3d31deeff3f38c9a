"""`data/load.sql`: the whole dataset in any DuckDB from 1.1 on, from the CSV files alone.

DuckDB reads CSV leniently: with `columns=` it does not look at the header, and it takes `12.7` for
13, ` 12`, `1e3`, `1_000` and `2020-1-5`. So every cell is read as text and cast only in its
canonical form, columns are taken by the name in the header, and one column too many is an error.
A row that refers to its own table is stored after the row that it refers to, because DuckDB checks
foreign keys against the rows of earlier statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qantar.duck.scripts import Definition
from qantar.schemas.ddl import (
    comments,
    create_table,
    create_types,
    enum_types,
    identifier,
    literal,
    names,
)
from qantar.schemas.tableschema import Column, ForeignKey, TableSchema

FOLDER = "data_folder"
Rows = Sequence[Mapping[str, str]]

_HEADER = """\
-- {title}, version {version}.
-- Every table with types, keys, codes and comments, all views and macros; DuckDB 1.1 or later.
-- Written by `qantar build`; do not edit.
--
-- In the folder of the CSV files:      duckdb -init load.sql
-- In Python:                           duckdb.sql(open("load.sql", encoding="utf-8").read())
-- From elsewhere, a release over HTTP included, say first where the files are, ending in a slash:
--     SET VARIABLE {folder} = 'https://…/data/';

SET VARIABLE {folder} = coalesce(getvariable('{folder}'), '');

BEGIN TRANSACTION;

CREATE TEMP MACRO qantar_whole_number(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '-?(0|[1-9][0-9]*)') THEN CAST(cell AS BIGINT)
  ELSE error(place || ': found ' || cell || ', expected a whole number such as 1200') END;
CREATE TEMP MACRO qantar_number(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '-?(0|[1-9][0-9]*)([.][0-9]+)?')
  THEN CAST(cell AS DOUBLE)
  ELSE error(place || ': found ' || cell || ', expected a number such as 3.5') END;
CREATE TEMP MACRO qantar_date(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')
  THEN CAST(cell AS DATE)
  ELSE error(place || ': found ' || cell || ', expected a day such as 2022-01-09') END;
"""
_FOOTER = """\
DROP MACRO qantar_whole_number;
DROP MACRO qantar_number;
DROP MACRO qantar_date;

COMMIT;
"""
_CASTS = {"integer": "qantar_whole_number", "number": "qantar_number", "date": "qantar_date"}


def load_script(
    package: Mapping[str, object],
    schemas: Mapping[str, TableSchema],
    tables: Mapping[str, Rows],
    definitions: Iterable[Definition],
) -> str:
    """The script. `schemas` has parents before children; of `tables` only the length of chains of
    references within one table is used."""
    header = _HEADER.format(title=package["title"], version=package["version"], folder=FOLDER)
    types = enum_types(schemas)
    parts = [header, "\n".join(create_types(schemas))]
    for schema in schemas.values():
        parts.append(create_table(schema, types))
        parts.append("\n".join(comments(schema)))
        parts.append("\n".join(_load(schema, longest_chain(schema, tables[schema.name]))))
    parts += [definition.with_comment() for definition in definitions]
    return "\n\n".join([*parts, _FOOTER])


def longest_chain(schema: TableSchema, rows: Rows) -> int:
    """How many rows a chain of references within the table has at most; 0 without such columns.

    A row in a circle never gets a place; the script then stops, as the rows do not all load.
    """
    keys = own_keys(schema)
    if not keys:
        return 0
    waiting = {tuple(row[c] for c in schema.primary_key): _targets(row, keys) for row in rows}
    steps = 0
    while waiting:
        ready = [key for key, targets in waiting.items() if not targets & waiting.keys()]
        if not ready:
            break
        for key in ready:
            del waiting[key]
        steps += 1
    return max(steps, 1)


def _targets(row: Mapping[str, str], keys: Iterable[ForeignKey]) -> set[tuple[str, ...]]:
    targets = {tuple(row.get(column, "") for column in key.columns) for key in keys}
    return {target for target in targets if all(target)}


def own_keys(schema: TableSchema) -> list[ForeignKey]:
    """The foreign keys that refer to the table's own primary key."""
    return [key for key in schema.foreign_keys if key.table == schema.name]


def _load(schema: TableSchema, steps: int) -> Iterator[str]:
    table = identifier(schema.name)
    selected = _select(schema)
    if not steps:
        yield f"INSERT INTO {table}\n{selected};"
        return
    waiting = identifier(f"qantar_{schema.name}")
    yield f"CREATE TEMP TABLE {waiting} AS\n{selected};"
    key = names(schema.primary_key)
    known = " AND ".join(_is_stored(schema, own) for own in own_keys(schema))
    for step in range(steps):
        new = f" AND ({key}) NOT IN (SELECT ({key}) FROM {table})" if step else ""
        yield f"INSERT INTO {table} SELECT * FROM {waiting} WHERE {known}{new};"
    # What is left refers to no row, or in a circle; storing it gives DuckDB's own words for it.
    yield (
        f"INSERT INTO {table} SELECT * FROM {waiting} "
        f"WHERE ({key}) NOT IN (SELECT ({key}) FROM {table});"
    )
    yield f"DROP TABLE {waiting};"


def _is_stored(schema: TableSchema, key: ForeignKey) -> str:
    missing = " OR ".join(f"{identifier(column)} IS NULL" for column in key.columns)
    stored = f"SELECT ({names(key.to)}) FROM {identifier(schema.name)}"
    return f"({missing} OR ({names(key.columns)}) IN ({stored}))"


def _select(schema: TableSchema) -> str:
    cells = ",\n  ".join(_cell(schema, column) for column in schema.columns)
    path = f"getvariable('{FOLDER}') || {literal(schema.name + '.csv')}"
    return (
        f"SELECT\n  {cells},\n  * EXCLUDE ({names(schema.names)})\n"
        f"FROM read_csv({path}, all_varchar = true, header = true, delim = ',', "
        "quote = '\"', escape = '\"', nullstr = '')"
    )


def _cell(schema: TableSchema, column: Column) -> str:
    name = identifier(column.name)
    if column.type not in _CASTS:
        return name
    place = literal(f"{schema.name}.csv, column {column.name}")
    return f"{_CASTS[column.type]}({name}, {place}) AS {name}"
