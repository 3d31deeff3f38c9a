"""The rows of every published table, each with the entry it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.codings import participants
from qantar.seeds.entries import Entry, index
from qantar.seeds.load import Seeds
from qantar.seeds.quoting import Quoted, span_cells
from qantar.tables.csvfile import sort_rows
from qantar.tables.events import containing, event_cells
from qantar.tables.mentions import find_mentions, mention_rows
from qantar.tables.numerals import ledger_rows


class Row(dict):
    """The cells of one published row. `entry` is what a person wrote, if a person wrote it."""

    entry: Entry | None = None


def row(cells: Mapping[str, str], entry: Entry | None = None) -> Row:
    """A row without its empty cells."""
    made = Row({name: text for name, text in cells.items() if text != ""})
    made.entry = entry
    return made


REGISTER_TABLES = (
    "places",
    "actors",
    "indicators",
    "populations",
    "population_parts",
    "event_types",
)


def assemble(
    seeds: Seeds,
    records: Mapping[tuple[str, str], list[Quoted]],
    intervals: Mapping[str, dict[str, str]],
    schemas: Mapping[str, TableSchema],
) -> tuple[dict[str, list[Row]], list[Problem]]:
    """All tables from registers and settled records, rows in the order of their keys.

    `intervals` holds, by figure id, the cells that the reader of numbers fills.
    """
    registers = seeds.registers
    tables = {name: [row(e.cells, e) for e in registers[name]] for name in REGISTER_TABLES}
    tables["sources"], problems = _sources(seeds, schemas["sources"])
    tables["figures"] = [
        _coded(seeds, quoted, schemas["figures"], intervals.get(quoted.entry.get("figure_id"), {}))
        for (_, table), rows in records.items()
        if table == "figures"
        for quoted in rows
    ]
    reports = [r for (_, table), rows in records.items() if table == "reports" for r in rows]
    tables["reports"] = [_coded(seeds, quoted, schemas["reports"], {}) for quoted in reports]
    tables["participants"], found = _participants(reports)
    problems += found
    hits, found = find_mentions(registers["actors"], seeds.documents, seeds.anchors)
    problems += found
    tables["mentions"] = [row(cells) for cells in mention_rows(hits, seeds.documents)]
    tables["events"], found = _events(registers, tables["reports"])
    problems += found
    tables["numerals"], found = _numerals(seeds, records)
    problems += found
    ordered = {
        name: sort_rows(tables[name], schema) for name, schema in schemas.items() if name in tables
    }
    return ordered, problems


def _sources(seeds: Seeds, schema: TableSchema) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for entry in seeds.registers["sources"]:
        document = seeds.documents.get(entry.get("source_id"))
        if document is None:
            continue
        cells = {**entry.cells, "characters": str(len(document.text))}
        found = seeds.anchors[document.source_id].find(entry.get("orientation_evidence"))
        if len(found) == 1:
            quoted = Quoted(entry, {"orientation_evidence": found[0]})
            cells |= span_cells(quoted, schema, document)
        else:
            message = f"`orientation_evidence` stands {len(found)} times in {document.name}"
            remedy = "quote words that stand there exactly once"
            problems.append(
                entry.problem("quote-not-found", message, remedy, "orientation_evidence")
            )
        rows.append(row(cells, entry))
    return rows, problems


def _coded(seeds: Seeds, quoted: Quoted, schema: TableSchema, more: Mapping[str, str]) -> Row:
    document = seeds.documents[quoted.entry.get("source_id")]
    cells = {**quoted.entry.cells, **more}
    spans = {name: span for name, span in quoted.spans.items() if cells.get(name)}
    return row({**cells, **span_cells(Quoted(quoted.entry, spans), schema, document)}, quoted.entry)


def _participants(reports: Iterable[Quoted]) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for report in reports:
        entries, found = participants(report.entry)
        problems += found
        rows += [row(entry.cells, entry) for entry in entries]
    return rows, problems


def _numerals(
    seeds: Seeds, records: Mapping[tuple[str, str], list[Quoted]]
) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for source_id, document in seeds.documents.items():
        figures = {
            quoted.spans["number_text"]: quoted.entry.get("figure_id")
            for quoted in records[source_id, "figures"]
        }
        made, found = ledger_rows(document, figures, seeds.numerals[source_id])
        problems += found
        rows += [row(cells, item.entry if item else None) for cells, item in made]
    return rows, problems


def _events(
    registers: Mapping[str, list[Entry]], reports: list[Row]
) -> tuple[list[Row], list[Problem]]:
    parents = {e.get("actor_id"): e.get("part_of") for e in registers["actors"]}
    wholes = containing({e.get("place_id"): e.get("part_of") for e in registers["places"]})
    known = index(registers["events"], "event_id")
    by_event: dict[str, list[Row]] = {}
    for report in reports:
        if report.get("place_id", "") and report["place_id"] not in wholes:
            wholes[report["place_id"]] = {report["place_id"]}
        by_event.setdefault(report.get("event_id", ""), []).append(report)
    rows, problems = [], []
    for event_id, entry in known.items():
        if event_id in by_event:
            computed = event_cells(by_event[event_id], parents, wholes)
            rows.append(row({**entry.cells, **computed}, entry))
        else:
            message = f"no report is about the event {event_id}"
            remedy = "remove it from the register, or code the report"
            problems.append(entry.problem("unused-row", message, remedy, "event_id"))
    return rows, problems
