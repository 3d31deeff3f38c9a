"""What people wrote, held against the schemas: each entry as written, and the rows made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qantar.problems import Problem
from qantar.schemas.frames import check_entries, check_frame, keys_of, typed_frame
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.codings import ID, READINGS, participants
from qantar.seeds.entries import Entry
from qantar.seeds.load import Seeds
from qantar.seeds.quoting import Quoted
from qantar.tables.assemble import Row

Schemas = Mapping[str, TableSchema]
Keys = Mapping[str, Mapping[tuple[str, ...], set]]


def check_written(seeds: Seeds, schemas: Schemas) -> list[Problem]:
    """Entries of registers and codings that break the schema of their table."""
    registers = {name: rows for name, rows in seeds.registers.items() if name in schemas}
    # A register that could not be read is a problem of its own; nothing dangles from it as well.
    known = {name: [entry.cells for entry in rows] for name, rows in registers.items() if rows}
    keys = keys_of(known, schemas)
    problems: list[Problem] = []
    for name, entries in registers.items():
        problems += check_entries(schemas[name], entries, keys, schemas[name].written_by_coder())
    for reading in READINGS:
        problems += _check_reading(reading, seeds, schemas, keys)
    return problems


def _check_reading(reading: str, seeds: Seeds, schemas: Schemas, keys: Keys) -> list[Problem]:
    codings = [coding for (name, _), coding in seeds.codings.items() if name == reading]
    written = {table: [e for coding in codings for e in coding.entries(table)] for table in ID}
    own = {("figure_id",): {entry.get("figure_id") for entry in written["figures"]}}
    known = {**keys, "figures": own}
    if reading == "second":  # it names its events itself
        known.pop("events", None)
    problems: list[Problem] = []
    for table, entries in written.items():
        columns = schemas[table].written_by_coder()
        problems += check_entries(schemas[table], entries, known, columns)
    cast: list[Entry] = []
    for report in written["reports"]:
        entries, found = participants(report)
        cast += entries
        problems += found
    return problems + check_entries(schemas["participants"], cast, {**keys, "reports": {}})


def check_changed(records: Iterable[Quoted], schemas: Schemas) -> list[Problem]:
    """Values that a settlement put in place of a reading's and that break the schema."""
    changed: dict[str, list[Entry]] = {}
    for record in records:
        if record.entry.files:
            changed.setdefault(record.entry.table, []).append(record.entry)
    problems: list[Problem] = []
    for table, entries in changed.items():
        columns = schemas[table].written_by_coder()
        problems += check_entries(schemas[table], entries, {}, columns)
    return problems


def check_tables(tables: Mapping[str, Sequence[Row]], schemas: Schemas) -> list[Problem]:
    """Rows of the assembled tables that break their schema, each at the entry it was made of."""
    keys = keys_of(tables, schemas)
    problems: list[Problem] = []
    for name, rows in tables.items():
        frame, findings = typed_frame(schemas[name], rows)
        for found in findings + check_frame(frame, schemas[name], keys):
            entry = rows[found.position].entry
            if entry:
                problem = entry.problem(found.type, found.message, found.remedy, found.column)
            else:
                problem = Problem(
                    *(found.type, found.message, found.remedy),
                    resource=name,
                    row=found.position + 2,
                    field=found.column,
                    value=found.value,
                )
            problems.append(problem)
    return problems
