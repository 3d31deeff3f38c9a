"""Everything that people wrote, read and anchored, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qantar import languages
from qantar.problems import Problem
from qantar.project import Project
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.anchors import Anchors
from qantar.seeds.codings import ID, Coding, read_codings
from qantar.seeds.documents import Document, read_document
from qantar.seeds.entries import Entry
from qantar.seeds.ledger import CodedNumeral, read_ledger
from qantar.seeds.quoting import Quoted, anchor_entry
from qantar.seeds.registers import read_registers

FIRST_YEAR, LAST_YEAR = "1000", "9000"  # of publication; relative days are reckoned from there


@dataclass
class Seeds:
    """Registers, documents, both readings and the ledger. `readings` is by reading, source and
    table; `numerals` by source."""

    registers: dict[str, list[Entry]]
    documents: dict[str, Document] = field(default_factory=dict)
    anchors: dict[str, Anchors] = field(default_factory=dict)
    codings: dict[tuple[str, str], Coding] = field(default_factory=dict)
    readings: dict[tuple[str, str, str], list[Quoted]] = field(default_factory=dict)
    numerals: dict[str, list[CodedNumeral]] = field(default_factory=dict)

    @property
    def source_ids(self) -> list[str]:
        return [entry.get("source_id") for entry in self.registers["sources"]]

    def published(self, source_id: str) -> tuple[str, str]:
        """Earliest and latest day of publication of a source, as written."""
        source = next(e for e in self.registers["sources"] if e.get("source_id") == source_id)
        return source.get("published_earliest"), source.get("published_latest")


def load_seeds(
    project: Project,
    schemas: Mapping[str, TableSchema],
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Seeds, list[Problem]]:
    """Read registers, documents and codings and find every quote."""
    tell("reading registers")
    prefix = project.relative(project.registers)
    registers, problems = read_registers(project.registers, prefix, schemas)
    seeds = Seeds(registers)
    tell("reading documents")
    problems += _read_documents(project, seeds)
    tell("reading codings")
    seeds.codings, found = read_codings(
        project.coding, project.relative(project.coding), schemas, seeds.source_ids
    )
    problems += found
    tell("finding quotes")
    for (reading, source_id), coding in seeds.codings.items():
        for table in ID:
            quoted = []
            for entry in coding.entries(table):
                entry.cells.setdefault("source_id", source_id)
                if source_id not in seeds.documents:
                    continue
                document, anchors = seeds.documents[source_id], seeds.anchors[source_id]
                record, found = anchor_entry(entry, schemas[table], document, anchors)
                problems += found
                quoted.append(record)
            seeds.readings[reading, source_id, table] = quoted
    seeds.numerals, found = read_ledger(
        project.coding / "numerals",
        project.relative(project.coding) + "/numerals",
        schemas["numerals"],
        seeds.documents,
        seeds.anchors,
        seeds.source_ids,
    )
    return seeds, problems + found


def _read_documents(project: Project, seeds: Seeds) -> list[Problem]:
    problems: list[Problem] = []
    named = set()
    for source in seeds.registers["sources"]:
        name = source.get("document")
        named.add(name)
        if "/" in name or not name:
            continue  # the schema's pattern reports it
        if wrong := _unreadable(source):
            problems += wrong
            continue
        path = project.documents / name
        document, found = read_document(
            path,
            project.relative(project.documents) + f"/{name}",
            source.get("source_id"),
            source.get("language"),
            source.get("sha256"),
        )
        problems += found
        if document:
            seeds.documents[document.source_id] = document
            seeds.anchors[document.source_id] = Anchors(document.text)
    for path in sorted(project.documents.glob("*")):
        if path.name not in named:
            problems.append(
                Problem(
                    "stray-file",
                    "no source names this document",
                    "register it in seeds/registers/sources.yaml and code it twice, or remove it",
                    f"{project.relative(project.documents)}/{path.name}",
                )
            )
    return problems


def _unreadable(source: Entry) -> list[Problem]:
    """A language that the program does not read, or days with which it cannot reckon."""
    problems = []
    language, known = source.get("language"), languages.available()
    if language and language not in known:
        message = f"`language` is {language!r}; the program reads {', '.join(known)}"
        remedy = "correct it; to add a language, add a folder to scripts/qantar/languages/"
        problems.append(source.problem("language", message, remedy, "language"))
    for column in ("published_earliest", "published_latest"):
        day = source.get(column)
        if day and not FIRST_YEAR <= day[:4] <= LAST_YEAR:
            message = f"`{column}` is {day}; expected a year from {FIRST_YEAR} to {LAST_YEAR}"
            problems.append(source.problem("date", message, "correct the day", column))
    return problems
