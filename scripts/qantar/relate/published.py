"""The published tables as `trace` and `conflicts` need them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import Problem, Refused

from .claims import Relation
from .command import COLUMNS
from .csv_rows import read_rows
from .hierarchies import Registers
from .read_figures import read_figures
from .read_registers import read_registers
from .resolve import Resolved, resolve
from .solve import iterate_relations


@dataclass(frozen=True)
class Published:
    """Claims resolved and rows of `figures` by figure id, relations, and texts by source id."""

    claims: Mapping[str, Resolved]
    figures: Mapping[str, Mapping[str, str]]
    relations: tuple[Relation, ...]
    registers: Registers
    documents: Mapping[str, str]


def _unknown(file: str, line: int, figure_id: str) -> Problem:
    message = f"found a relation of “{figure_id}”, expected an id of figures.csv."
    remedy = "Build the tables anew: relations.csv belongs to other figures."
    return Problem("unknown-id", message, remedy, file=file, line=line, value=figure_id)


def _relations(path: Path, claims: list[Resolved], registers: Registers) -> tuple[Relation, ...]:
    if not path.is_file():
        return tuple(iterate_relations(claims, registers))
    known, problems, found = {claim.id for claim in claims}, [], []
    for line, cells in read_rows(path).dicts():
        row = Relation(**{name: cells.get(name, "") for name in COLUMNS})
        unknown = [i for i in (row.figure_id, row.other_figure_id) if i not in known]
        problems += [_unknown(str(path), line, figure_id) for figure_id in unknown]
        found.append(row)
    if problems:
        raise Refused(problems)
    return tuple(found)


def _documents(folder: Path | None, registers: Registers) -> dict[str, str]:
    """Texts as received: line ends untouched, so that positions in them hold."""
    if folder is None:
        return {}
    named = {s.source_id: folder / s.document for s in registers.sources.values() if s.document}
    return {
        source: path.read_bytes().decode("utf-8")
        for source, path in named.items()
        if path.is_file()
    }


def read_published(data: Path, documents: Path | None = None) -> Published:
    """The tables in a folder; relations are computed if relations.csv is not there.

    `documents` is the folder of the source texts, for lines and marked numbers; it may be missing.
    Raises CannotRun or Refused as the readers of figures and registers do.
    """
    files = read_registers(data)
    claims = resolve(read_figures(data / "figures.csv", files).claims, files.registers)
    figures = {cells["figure_id"]: cells for _, cells in read_rows(data / "figures.csv").dicts()}
    return Published(
        claims={claim.id: claim for claim in claims},
        figures=figures,
        relations=_relations(data / "relations.csv", claims, files.registers),
        registers=files.registers,
        documents=_documents(documents, files.registers),
    )
