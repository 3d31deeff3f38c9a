"""Entries of a register, as people write it (YAML) or as it is published (CSV)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun, Problem, Refused
from qantar.seeds.yamlfile import Sequence, read_yaml

from .csv_rows import read_rows


@dataclass(frozen=True)
class Entry:
    """One entry of a register; `wholes` are the codes it is part of."""

    file: str
    line: int
    cells: Mapping[str, str]
    wholes: tuple[str, ...] = ()

    def problem(self, kind: str, message: str, remedy: str) -> Problem:
        return Problem(kind, message, remedy, file=self.file, line=self.line)


def _csv_entries(path: Path, key: str) -> list[Entry]:
    rows = read_rows(path)
    if key not in rows.header:
        message = f"found no column “{key}”, expected it: it is the key of this register."
        problem = Problem("missing-column", message, "Add the column.", file=str(path), line=1)
        raise Refused([problem])
    return [
        Entry(rows.file, line, cells, (cells["part_of"],) if cells.get("part_of") else ())
        for line, cells in rows.dicts()
    ]


def _yaml_entries(path: Path) -> list[Entry]:
    written, problems = read_yaml(path, str(path))
    if problems:
        raise Refused(problems)
    entries = written if isinstance(written, Sequence) else []
    if written is not None and not isinstance(written, Sequence):
        entries = [written]
    found = []
    for item in entries:
        if not isinstance(item, Mapping):
            remedy = "Write the file as a list of entries, each “- column: value”."
            line = getattr(item, "line", 1)
            message = "found a bare value, expected an entry."
            raise Refused([Problem("wrong-kind", message, remedy, file=str(path), line=line)])
        part_of = item.get("part_of") or ()
        wholes = (str(part_of),) if isinstance(part_of, str) else tuple(map(str, part_of))
        cells = {str(k): str(v) for k, v in item.items() if isinstance(v, str)}
        found.append(Entry(str(path), item.line, cells, wholes))
    return found


def read_entries(folder: Path, name: str, key: str) -> list[Entry] | None:
    """The entries of one register, or None if the folder does not have it.

    `key` is its key column. Raises CannotRun if the folder holds it in both forms, Refused if the
    file is not a register.
    """
    table, seeds = folder / f"{name}.csv", folder / f"{name}.yaml"
    if table.is_file() and seeds.is_file():
        raise CannotRun(f"{folder}: holds both {name}.csv and {name}.yaml. Remove one of them.")
    if table.is_file():
        return _csv_entries(table, key)
    return _yaml_entries(seeds) if seeds.is_file() else None


def with_population_parts(folder: Path, populations: list[Entry]) -> list[Entry]:
    """Populations with the wholes that population_parts.csv gives them, if the folder has it.

    Raises Refused if it names a population that is not registered.
    """
    path = folder / "population_parts.csv"
    if not path.is_file():
        return populations
    links: dict[str, list[str]] = {}
    codes = {entry.cells.get("population") for entry in populations}
    for entry in _csv_entries(path, "part"):
        part, whole = entry.cells["part"], entry.cells.get("whole", "")
        if part not in codes or whole not in codes:
            message = f"found “{part}” as part of “{whole}”, expected two registered populations."
            remedy = "Correct the code, or add it to the register of populations."
            raise Refused([entry.problem("unknown-code", message, remedy)])
        links.setdefault(part, []).append(whole)
    return [
        Entry(e.file, e.line, e.cells, (*e.wholes, *links.get(e.cells.get("population", ""), ())))
        for e in populations
    ]
