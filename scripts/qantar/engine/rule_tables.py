"""The tables that rules see: loaded into the database, typed by their schemas."""

from dataclasses import replace
from typing import NamedTuple

from qantar.engine.cells import build_cell_check
from qantar.engine.delimited import Broken, read_records
from qantar.engine.large.database import insert_texts
from qantar.engine.large.sql_cells import integer_width, vouch
from qantar.engine.large.sql_text import literal, name
from qantar.engine.rules import needed_fields
from qantar.engine.sources import SourceFault, open_text
from qantar.engine.tables import fields_of, skip_bom, split_header

BATCH = 20_000
SQL_TYPES = {
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "time": "TIME",
    "year": "INTEGER",
}


class LargeColumn(NamedTuple):
    """A column that a rule needs of a large table, in SQL.

    `narrow` is the value where every row holds, `wide` where the bounds may be broken; `holds`
    says whether the text is a value of its type, `shown` what rules see.
    """

    label: str
    narrow: str
    wide: str
    holds: str
    shown: str


def columns_of_large(rules, plan):
    """Return the LargeColumns of a plan that any of the rules may use."""
    columns = []
    for wanted in needed_fields(rules, plan.resource):
        if plan.has((wanted,)):
            at = plan.position(wanted)
            columns.append(_large_column(plan.fields[at], f"({plan.columns[at]})"))
    return columns


def _large_column(field, text):
    wide, label = typed(field, text), name(field.name)
    narrow = f"TRY_CAST({text} AS {integer_width(field)})" if field.type == "integer" else wide
    shown = f"CAST({label} AS BIGINT) AS {label}" if field.type == "integer" else label
    return LargeColumn(label, narrow, wide, vouch(_bare(field), text), shown)


def _bare(field):
    return replace(field, constraints={}, categories=None)


def typed(field, text):
    """Return SQL for the value of a text that is of the field's type."""
    if field.type == "boolean":
        words = field.options.get("trueValues", ["true", "True", "TRUE", "1"])
        return f"{text} IN {literal(words)}" if words else "FALSE"
    kind = SQL_TYPES.get(field.type)
    return f"TRY_CAST({text} AS {kind})" if kind else text


def load_small(connection, rules, resource):
    """Load the needed columns of a table that was read row by row; broken records stay out."""
    wanted = needed_fields(rules, resource)
    if not wanted:
        return
    try:
        with open_text(resource) as stream:
            records = skip_bom(read_records(stream, resource.dialect))
            labels, _, records = split_header(resource.dialect, records)
            fields = fields_of(resource, labels).fields
            places = {field.name: at for at, field in enumerate(fields)}
            chosen = [(fields[places[n]], places[n]) for n in wanted if n in places]
            width = len(fields)
            whole = (cells for _, _, cells in records if not isinstance(cells, Broken))
            rows = (cells for cells in whole if len(cells) == width)
            _insert(connection, resource.name, chosen, rows)
    except (SourceFault, UnicodeDecodeError):
        return  # reported with the table; a rule about it will say that it is not there


def _insert(connection, table, chosen, rows):
    checks = [(build_cell_check(field), at) for field, at in chosen]
    columns = ", ".join(
        f"TRY_CAST(c{number} AS {SQL_TYPES.get(field.type, 'VARCHAR')}) AS {name(field.name)}"
        for number, (field, _) in enumerate(chosen)
    )
    batch, created = [], False
    for cells in rows:
        batch.append([_canonical(check, cells[at]) for check, at in checks])
        if len(batch) == BATCH:
            created, batch = _flush(connection, table, columns, batch, created), []
    if batch or not created:
        _flush(connection, table, columns, batch, created, len(checks))


def _flush(connection, table, columns, batch, created, width=0):
    texts = [list(column) for column in zip(*batch, strict=True)] or [[] for _ in range(width)]
    insert_texts(connection, "batch", texts)
    verb = f"INSERT INTO {name(table)}" if created else f"CREATE TEMP TABLE {name(table)} AS"
    connection.execute(f"{verb} SELECT {columns} FROM batch")
    return True


def _canonical(check, text):
    """Return the text from which the database reads the value that the row checker has read."""
    value, _ = check(text)
    if value is None:
        return None
    if isinstance(value, str | list | dict | tuple):
        return text
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def view_of_large(connection, resource, table, columns):
    """Let rules see the loaded columns of a large table under the name of the resource."""
    shown = ", ".join(column.shown for column in columns)
    if shown:
        connection.execute(f"CREATE TEMP VIEW {name(resource.name)} AS SELECT {shown} FROM {table}")
