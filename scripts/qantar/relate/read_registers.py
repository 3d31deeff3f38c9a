"""Reading registers, as people write them (YAML) or as they are published (CSV)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun, Problem, Refused
from qantar.seeds.yamlfile import Sequence, read_yaml

from .csv_rows import read_rows
from .hierarchies import Hierarchy, HierarchyError, Registers, Source

# Register, its key column, and what goes without it.
KEYS = {
    "sources": ("source_id", "outlets stand for themselves by document"),
    "indicators": ("indicator", "each indicator stands for itself"),
    "populations": ("population", "each population stands for itself, none are disjoint"),
    "places": ("place_id", "each place stands for itself, none are disjoint"),
    "actors": ("actor_id", "each actor is its own origin, without rank"),
}
LABELS = {
    "indicators": ("indicator", "label"),
    "populations": ("population", "label"),
    "places": ("place", "name"),
    "actors": ("actor", "name"),
}


@dataclass(frozen=True)
class Entry:
    """One entry of a register; `wholes` are the codes it is part of."""

    file: str
    line: int
    cells: Mapping[str, str]
    wholes: tuple[str, ...] = ()

    def problem(self, kind: str, message: str, remedy: str) -> Problem:
        return Problem(kind, message, remedy, file=self.file, line=self.line)


@dataclass(frozen=True)
class RegisterFiles:
    """Registers as read: `codes` the keys of each register found, `notes` what is missing."""

    registers: Registers
    codes: Mapping[str, frozenset[str]]
    notes: tuple[str, ...]


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


def _entries(folder: Path, name: str, key: str) -> list[Entry] | None:
    """The entries of one register, or None if the folder does not have it."""
    table, seeds = folder / f"{name}.csv", folder / f"{name}.yaml"
    if table.is_file() and seeds.is_file():
        raise CannotRun(f"{folder}: holds both {name}.csv and {name}.yaml. Remove one of them.")
    if table.is_file():
        return _csv_entries(table, key)
    return _yaml_entries(seeds) if seeds.is_file() else None


def _with_population_parts(folder: Path, populations: list[Entry]) -> list[Entry]:
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


def _check_keys(entries: Iterable[Entry], key: str) -> list[Problem]:
    problems, seen = [], {}
    for entry in entries:
        code = entry.cells.get(key, "")
        if not code:
            message = f"found an entry without {key}, expected its code."
            problems.append(entry.problem("missing-value", message, f"Give it a {key}."))
        elif code in seen:
            message = f"found {key} “{code}” again, expected it once (first in line {seen[code]})."
            problems.append(entry.problem("duplicate-id", message, "Remove one of the entries."))
        seen.setdefault(code, entry.line)
    return problems


def _check_wholes(entries: Iterable[Entry], codes: frozenset[str]) -> list[Problem]:
    return [
        entry.problem(
            "unknown-code",
            f"found part_of “{whole}”, expected a code of the same register.",
            "Correct the code, or add an entry for it.",
        )
        for entry in entries
        for whole in entry.wholes
        if whole not in codes
    ]


def _hierarchy(entries: list[Entry], key: str) -> Hierarchy:
    try:
        return Hierarchy({e.cells[key]: e.wholes for e in entries})
    except HierarchyError as error:
        at = next(e for e in entries if e.cells[key] == error.cycle[0])
        message = f"found a ring ({error}), expected that nothing is a part of itself."
        raise Refused([at.problem("ring", message, "Remove one part_of of the ring.")]) from None


def _ranks(actors: list[Entry]) -> dict[str, float]:
    ranks: dict[str, float] = {}
    for entry in actors:
        rank = entry.cells.get("rank", "")
        if rank and not rank.isdecimal():
            message = f"found rank “{rank}”, expected a whole number, 1 being the highest."
            raise Refused([entry.problem("bad-value", message, "Correct the rank.")])
        if rank:
            ranks[entry.cells["actor_id"]] = int(rank)
    return ranks


def _sources(entries: list[Entry]) -> dict[str, Source]:
    names = ("publisher", "published_earliest", "published_latest", "document", "title")
    return {
        e.cells["source_id"]: Source(
            e.cells["source_id"], **{name: e.cells.get(name, "") for name in names}
        )
        for e in entries
    }


def _assemble(found: Mapping[str, list[Entry]]) -> Registers:
    levels = {
        name: _hierarchy(found.get(name, []), KEYS[name][0]) for name in KEYS if name != "sources"
    }
    labels = {
        (kind, e.cells[KEYS[name][0]]): e.cells.get(column, "")
        for name, (kind, column) in LABELS.items()
        for e in found.get(name, ())
    }
    facets = {e.cells["population"]: e.cells.get("facet", "") for e in found.get("populations", ())}
    return Registers(
        **levels,
        facets=facets,
        ranks=_ranks(found.get("actors", [])),
        sources=_sources(found.get("sources", [])),
        labels=labels,
    )


def read_registers(folder: Path | None) -> RegisterFiles:
    """The registers in a folder: NAME.yaml or NAME.csv of sources, indicators, populations (with
    population_parts.csv), places and actors; any may be missing.

    Raises CannotRun if the folder is none or holds a register twice, Refused if an entry has no
    key, a key stands twice, a whole is not registered or something is a part of itself.
    """
    if folder is None:
        notes = (
            "no registers given: every code stands for itself; nothing is known to be disjoint",
        )
        return RegisterFiles(Registers(), {}, notes)
    if not folder.is_dir():
        raise CannotRun(f"{folder}: no such folder. Give the folder that holds the registers.")
    found, notes, problems = {}, [], []
    for name, (key, without) in KEYS.items():
        entries = _entries(folder, name, key)
        if entries is None:
            notes.append(f"no register of {name} in {folder}: {without}")
            continue
        problems += _check_keys(entries, key)
        found[name] = _with_population_parts(folder, entries) if name == "populations" else entries
    codes = {
        name: frozenset(e.cells.get(KEYS[name][0], "") for e in es) for name, es in found.items()
    }
    for name, entries in found.items():
        if name != "sources":
            problems += _check_wholes(entries, codes[name])
    if problems:
        raise Refused(problems)
    return RegisterFiles(_assemble(found), codes, tuple(notes))
