"""The codings: what a reader found in a document, one YAML file per document and reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.entries import Entry, listing, read_entry
from qantar.seeds.yamlfile import Mapping as YamlMapping
from qantar.seeds.yamlfile import Sequence, read_yaml

READINGS = ("first", "second")
FOLDERS = (*READINGS, "settled", "numerals")
ID = {"figures": "figure_id", "reports": "report_id"}
EXTRA = {
    "figures": ("occurrence", "number_occurrence"),
    "reports": ("occurrence", "title", "participants"),
}


@dataclass(frozen=True)
class Coding:
    """One reading of one document."""

    source_id: str
    reading: str
    file: str
    figures: list[Entry] = field(default_factory=list)
    reports: list[Entry] = field(default_factory=list)

    def entries(self, table: str) -> list[Entry]:
        return self.figures if table == "figures" else self.reports


def read_codings(
    folder: Path, prefix: str, schemas: Mapping[str, TableSchema], sources: list[str]
) -> tuple[dict[tuple[str, str], Coding], list[Problem]]:
    """Codings by reading and source. Both readings of every source must exist, and no others."""
    codings: dict[tuple[str, str], Coding] = {}
    problems = [
        _no_reading(f"{prefix}/{path.name}")
        for path in sorted(folder.glob("*"))
        if path.name not in FOLDERS
    ]
    for reading in READINGS:
        for source_id in sources:
            path = folder / reading / f"{source_id}.yaml"
            name = f"{prefix}/{reading}/{source_id}.yaml"
            if not path.is_file():
                problems.append(_missing(name, reading, source_id))
                continue
            coding, found = read_coding(path, name, reading, source_id, schemas)
            problems += found
            if coding:
                codings[reading, source_id] = coding
        for path in sorted((folder / reading).glob("*")):
            if path.stem not in sources or path.suffix != ".yaml":
                problems.append(_stray(f"{prefix}/{reading}/{path.name}", sources))
    return codings, problems


def read_coding(
    path: Path, name: str, reading: str, source_id: str, schemas: Mapping[str, TableSchema]
) -> tuple[Coding | None, list[Problem]]:
    """One coding. Every problem of the file is reported."""
    written, problems = read_yaml(path, name)
    if written is None and problems:
        return None, problems
    if not isinstance(written, YamlMapping) or set(written) - {"source", "figures", "reports"}:
        return None, [_shape(name, written)]
    if written.get("source") != source_id:
        problems.append(_wrong_source(name, written, source_id))
    coding = Coding(source_id, reading, name)
    for table, extra in EXTRA.items():
        items = written.get(table) or Sequence()
        if not isinstance(items, Sequence):
            problems.append(_no_list(name, written.line_of(table), table))
            continue
        columns = schemas[table].written_by_coder()
        for item in items:
            entry, found = read_entry(table, item, columns, extra, name, items.line)
            problems += found
            if entry:
                coding.entries(table).append(entry)
    return coding, problems


def participants(report: Entry) -> tuple[list[Entry], list[Problem]]:
    """The participants of a report as entries of their own."""
    written = report.extra.get("participants") or []
    if not isinstance(written, Sequence):
        if not written:
            return [], []
        message = f"participants of {report.get('report_id')} are no list"
        remedy = "write participants: [{actor_id: …, role: …}]"
        return [], [report.problem("wrong-kind", message, remedy, "participants")]
    entries, problems = [], []
    for item in written:
        entry, found = read_entry(
            "participants", item, ("actor_id", "role"), (), report.file, report.line
        )
        problems += found
        if entry:
            entry.cells["report_id"] = report.get("report_id")
            entries.append(entry)
    return entries, problems


def _missing(name: str, reading: str, source_id: str) -> Problem:
    return Problem(
        "coding-missing",
        f"the {reading} reading of {source_id} is missing; every document is read twice",
        "code the document as docs/METHOD.md says, without looking at the other reading",
        name,
    )


def _stray(name: str, sources: list[str]) -> Problem:
    return Problem(
        "stray-file",
        f"no source has this name; expected {listing(f'{source}.yaml' for source in sources)}",
        "register the source in seeds/registers/sources.yaml, or remove the file",
        name,
    )


def _no_reading(name: str) -> Problem:
    return Problem(
        "stray-file",
        f"this is no reading and no settlement; expected the folders {listing(FOLDERS)}",
        "remove it, or move it to where it is read",
        name,
    )


def _shape(name: str, written: object) -> Problem:
    keys = listing(written) if isinstance(written, YamlMapping) else "no mapping"
    line = getattr(written, "line", 1)
    return Problem(
        "wrong-kind",
        f"found {keys or 'nothing'}; expected the keys source, figures, reports",
        "give the file the form of docs/METHOD.md, section 5",
        name,
        line,
    )


def _wrong_source(name: str, written: YamlMapping, source_id: str) -> Problem:
    return Problem(
        "wrong-source",
        f"found source: {written.get('source')}; expected {source_id}, the name of the file",
        "correct `source` or the file's name",
        name,
        written.line_of("source"),
        field="source",
        value=written.get("source"),
    )


def _no_list(name: str, line: int, table: str) -> Problem:
    return Problem(
        "wrong-kind", f"{table} is no list; expected entries", "begin each with `- `", name, line
    )
