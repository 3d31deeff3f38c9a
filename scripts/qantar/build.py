"""`qantar build`: from what people wrote to the published tables, or to every reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from qantar.checks.cycles import check_cycles
from qantar.checks.double_entry import check_dates, read_numbers
from qantar.checks.harmless import check_harmless
from qantar.checks.indicator_words import check_indicator_words
from qantar.checks.links import check_links
from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.usage import check_usage
from qantar.checks.withdrawn import check_withdrawn
from qantar.checks.written import check_changed, check_tables, check_written
from qantar.doublecoding.compare import Comparison, compare
from qantar.doublecoding.settle import SettledRecords, settle
from qantar.doublecoding.settlements import read_settlements
from qantar.problems import CannotRun, Problem, Refused
from qantar.project import Project
from qantar.publish import render_published
from qantar.replace import commit, discard, locked, recover, stage
from qantar.review.check import check_review
from qantar.review.subjects import subjects
from qantar.schemas.codebook import codebook
from qantar.schemas.descriptor import descriptor, read_package
from qantar.schemas.tableschema import TableSchema, load_schemas
from qantar.seeds.codings import ID
from qantar.seeds.load import Seeds, load_seeds
from qantar.tables.assemble import Row, assemble, row
from qantar.tables.cells import parse
from qantar.tables.csvfile import sort_rows, to_csv
from qantar.tables.relations import relation_rows

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
        rules = read_rules(project.rules)
        checked = check_seeds(project, tell)
        tell("writing tables")
        staged = stage(project.root, render(project, checked)) / "data"
        try:
            tell("checking rules and review")
            con = load_tables(checked.schemas, staged)
            problems = _located(check_rules(con, rules), checked)
            problems += reviewed(project, checked)
            if problems:
                raise Refused(_once(problems))
        except BaseException:
            discard(project.root)
            raise
        commit(project.root)
    rows = sum(len(rows) for rows in checked.tables.values())
    tell(f"built {len(checked.tables)} tables with {rows} rows in data/")


def reviewed(project: Project, checked: Checked) -> list[Problem]:
    """What reviewers stated otherwise, or not at all."""
    return check_review(project, subjects(project, checked.schemas, checked.tables))


def _located(problems: list[Problem], checked: Checked) -> list[Problem]:
    """Each problem of a row at the file and line where a person wrote the row, if one did."""
    located = []
    for problem in problems:
        row = problem.row and checked.tables[problem.resource][problem.row - 2]
        if row and row.entry:
            at = row.entry.problem("", "", "", problem.field)
            problem = replace(problem, file=at.file, line=at.line)
        located.append(problem)
    return located


def check_seeds(project: Project, tell: Tell) -> Checked:
    """Read, anchor, settle, read again, assemble and hold against the schemas.

    Raises Refused with all problems of all stages that could run.
    """
    if links := check_links(project):
        raise Refused(links)
    schemas = load_schemas(project.schemas)
    seeds, problems = load_seeds(project, schemas, tell)
    tell("checking codings and registers")
    problems += check_written(seeds, schemas)
    if not seeds.source_ids and not problems:
        raise CannotRun("seeds/registers/sources.yaml lists no source. Register one and code it.")
    complete = len(seeds.readings) == 2 * len(ID) * len(seeds.source_ids) and seeds.source_ids
    if not complete or len(seeds.documents) < len(seeds.source_ids):
        raise Refused(_once(problems))
    tell("comparing the two readings")
    comparison, records, found = settled_records(project, seeds)
    problems += found + check_changed((q for rows in records.values() for q in rows), schemas)
    tell("reading numbers and dates")
    figures = [q for (_, table), rows in records.items() if table == "figures" for q in rows]
    intervals, found = read_numbers(figures, seeds.documents)
    problems += found
    problems += check_indicator_words(figures, seeds.registers["indicators"], seeds.documents)
    problems += _check_days(seeds, records)
    tell("assembling tables")
    if problems:
        raise Refused(_once(problems))
    tables, found = assemble(seeds, records, intervals, schemas)
    problems = found + check_usage(tables) + check_tables(tables, schemas) + check_cycles(tables)
    problems += check_withdrawn(seeds.registers["withdrawn"], tables, schemas)
    problems += check_harmless(tables, schemas)
    if problems:
        raise Refused(_once(problems))
    tell("relating claims")
    tables["relations"] = _relations(tables, schemas)
    if problems := check_tables(
        {"relations": tables["relations"], "figures": tables["figures"]}, schemas
    ):
        raise Refused(problems)
    return Checked(schemas, seeds, comparison, tables)


def _relations(tables: Mapping[str, list[Row]], schemas: Schemas) -> list[Row]:
    rows = [row(cells) for cells in relation_rows(tables, schemas)]
    return sort_rows(rows, schemas["relations"])


def settled_records(
    project: Project, seeds: Seeds
) -> tuple[Comparison, SettledRecords, list[Problem]]:
    """Both readings compared, and the records after every settlement."""
    comparison = compare(seeds.readings, seeds.source_ids)
    folder = project.coding / "settled"
    settled, single, problems = read_settlements(folder, project.relative(folder), seeds.source_ids)
    records, found = settle(comparison, settled, single)
    return comparison, records, problems + found


def _check_days(seeds: Seeds, records: SettledRecords) -> list[Problem]:
    published = {source: seeds.published(source) for source in seeds.source_ids}
    problems: list[Problem] = []
    for (source, table), rows in records.items():
        if not all(map(_is_day, published[source])):
            continue  # the schema of sources reports it
        problems += check_dates(table, rows, seeds.documents, published)
    return problems


def _is_day(text: str) -> bool:
    try:
        return parse(text, "date") is not None
    except ValueError:
        return False


def _once(problems: list[Problem]) -> list[Problem]:
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.file or "", p.line or 0, p.resource or "", p.message))


def render(project: Project, checked: Checked) -> dict[str, bytes]:
    """The published files by path from the project's root, the descriptor included."""
    package = read_package(project.schemas / "package.json")
    schemas = {f"data/{name}.csv": checked.schemas[name] for name in checked.tables}
    tables = {
        f"data/{name}.csv": to_csv(checked.schemas[name].names, rows)
        for name, rows in checked.tables.items()
    }
    further = render_published(tables, checked.schemas, package, project.schemas)
    files = {**tables, **further.files}
    files["data/CODEBOOK.md"] = codebook(package["title"], checked.schemas, checked.tables)
    schemas |= further.schemas
    sources = checked.tables["sources"]
    return {**files, "datapackage.json": descriptor(package, schemas, files, sources)}
