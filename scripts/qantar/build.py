"""`qantar build`: from what people wrote to the published tables, or to every reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qantar.checks.double_entry import check_dates, read_numbers
from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.usage import check_usage
from qantar.checks.withdrawn import check_withdrawn
from qantar.doublecoding.compare import Comparison, compare
from qantar.doublecoding.settle import SettledRecords, settle
from qantar.doublecoding.settlements import read_settlements
from qantar.problems import Problem, Refused
from qantar.project import Project
from qantar.replace import commit, discard, locked, recover, stage
from qantar.schemas.codebook import codebook
from qantar.schemas.descriptor import descriptor, read_package
from qantar.schemas.frames import check_entries, check_frame, keys_of, typed_frame
from qantar.schemas.tableschema import TableSchema, load_schemas
from qantar.seeds.codings import ID, participants
from qantar.seeds.load import Seeds, load_seeds
from qantar.tables.assemble import Row, assemble
from qantar.tables.csvfile import to_csv

Tell = Callable[[str], None]
Schemas = Mapping[str, TableSchema]


@dataclass
class Checked:
    """Seeds that hold: both readings compared and settled, tables assembled."""

    schemas: Schemas
    seeds: Seeds
    comparison: Comparison
    tables: dict[str, list[Row]]


def build(project: Project, tell: Tell) -> None:
    """Write `data/` and `datapackage.json` anew, in one step.

    Raises Refused with every problem found; the published files are then untouched.
    """
    with locked(project.root):
        recover(project.root)
        checked = check_seeds(project, tell)
        tell("writing tables")
        stage(project.root, render(project, checked))
        tell("checking rules")
        staged = project.root / ".qantar-staging" / "data"
        problems = check_rules(load_tables(checked.schemas, staged), read_rules(project.rules))
        if problems:
            discard(project.root)
            raise Refused(problems)
        commit(project.root)
    rows = sum(len(rows) for rows in checked.tables.values())
    tell(f"built {len(checked.tables)} tables with {rows} rows in data/")


def check_seeds(project: Project, tell: Tell) -> Checked:
    """Read, anchor, settle, read again, assemble and hold against the schemas.

    Raises Refused with all problems of all stages that could run.
    """
    schemas = load_schemas(project.schemas)
    seeds, problems = load_seeds(project, schemas, tell)
    tell("checking codings and registers")
    problems += _check_written(seeds, schemas)
    complete = len(seeds.readings) == 2 * len(ID) * len(seeds.source_ids) and seeds.source_ids
    if not complete or len(seeds.documents) < len(seeds.source_ids):
        raise Refused(_once(problems))
    tell("comparing the two readings")
    comparison, records, found = settled_records(project, seeds)
    problems += found
    tell("reading numbers and dates")
    figures = [q for (_, table), rows in records.items() if table == "figures" for q in rows]
    intervals, found = read_numbers(figures, seeds.documents)
    problems += found
    problems += _check_days(seeds, records)
    tell("assembling tables")
    if problems:
        raise Refused(_once(problems))
    tables, found = assemble(seeds, records, intervals, schemas)
    problems = found + check_usage(tables) + _check_tables(tables, schemas)
    problems += check_withdrawn(seeds.registers["withdrawn"], tables, schemas)
    if problems:
        raise Refused(_once(problems))
    return Checked(schemas, seeds, comparison, tables)


def settled_records(
    project: Project, seeds: Seeds
) -> tuple[Comparison, SettledRecords, list[Problem]]:
    """Both readings compared, and the records after every settlement."""
    comparison = compare(seeds.readings, seeds.source_ids)
    folder = project.coding / "settled"
    settled, single, problems = read_settlements(folder, project.relative(folder), seeds.source_ids)
    records, found = settle(comparison, settled, single)
    return comparison, records, problems + found


def _check_written(seeds: Seeds, schemas: Schemas) -> list[Problem]:
    registers = {name: rows for name, rows in seeds.registers.items() if name in schemas}
    keys = keys_of({name: [e.cells for e in rows] for name, rows in registers.items()}, schemas)
    problems: list[Problem] = []
    for name, entries in registers.items():
        problems += check_entries(schemas[name], entries, keys, schemas[name].written_by_coder())
    # The second reading names its events itself, and figures refer to others of their own file.
    coded = {name: found for name, found in keys.items() if name not in ("events", "figures")}
    for (reading, _), coding in seeds.codings.items():
        for table in ID:
            entries = coding.entries(table)
            own = {("figure_id",): {entry.get("figure_id") for entry in coding.figures}}
            known = {**coded, "figures": own}
            if reading == "first":
                known["events"] = keys["events"]
            columns = schemas[table].written_by_coder()
            problems += check_entries(schemas[table], entries, known, columns)
        for report in coding.reports:
            entries, _ = participants(report)
            problems += check_entries(schemas["participants"], entries, {"actors": keys["actors"]})
    return problems


def _check_days(seeds: Seeds, records: SettledRecords) -> list[Problem]:
    published = {source: seeds.published(source) for source in seeds.source_ids}
    problems: list[Problem] = []
    for (_, table), rows in records.items():
        problems += check_dates(table, rows, seeds.documents, published)
    return problems


def _check_tables(tables: Mapping[str, list[Row]], schemas: Schemas) -> list[Problem]:
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


def _once(problems: list[Problem]) -> list[Problem]:
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.file or "", p.line or 0, p.resource or "", p.message))


def render(project: Project, checked: Checked) -> dict[str, bytes]:
    """The published files by path from the project's root, the descriptor included."""
    package = read_package(project.schemas / "package.json")
    schemas = {f"data/{name}.csv": checked.schemas[name] for name in checked.tables}
    files = {
        f"data/{name}.csv": to_csv(checked.schemas[name].names, rows)
        for name, rows in checked.tables.items()
    }
    files["data/CODEBOOK.md"] = codebook(package["title"], checked.schemas, checked.tables)
    sources = checked.tables["sources"]
    return {**files, "datapackage.json": descriptor(package, schemas, files, sources)}
