"""Registers from a folder, checked and put together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun, Problem, Refused

from .days import is_day
from .hierarchies import Hierarchy, HierarchyError, Registers, Source
from .register_entries import Entry, read_entries, with_population_parts

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
class RegisterFiles:
    """Registers as read: `codes` the keys of each register found, `notes` what is missing."""

    registers: Registers
    codes: Mapping[str, frozenset[str]]
    notes: tuple[str, ...]


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


def _check_days(sources: list[Entry]) -> list[Problem]:
    problems = []
    for entry in sources:
        for column in ("published_earliest", "published_latest"):
            text = entry.cells.get(column, "")
            if text and not is_day(text):
                message = f"found {column} “{text}”, expected a day such as 2022-01-09."
                problems.append(entry.problem("bad-value", message, "Correct the day."))
    return problems


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


def _put_together(found: Mapping[str, list[Entry]], notes: tuple[str, ...]) -> RegisterFiles:
    """Registers from their entries, by name of the register, if all of them hold."""
    codes = {
        name: frozenset(entry.cells.get(KEYS[name][0], "") for entry in entries)
        for name, entries in found.items()
    }
    problems = _check_days(found.get("sources", []))
    for name, entries in found.items():
        problems += _check_keys(entries, KEYS[name][0])
        if name != "sources":
            problems += _check_wholes(entries, codes[name])
    if problems:
        raise Refused(problems)
    return RegisterFiles(_assemble(found), codes, notes)


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
    found: dict[str, list[Entry]] = {}
    notes = []
    for name, (key, without) in KEYS.items():
        entries = read_entries(folder, name, key)
        if entries is None:
            notes.append(f"no register of {name} in {folder}: {without}")
        else:
            found[name] = entries
    if "populations" in found:
        found["populations"] = with_population_parts(folder, found["populations"])
    return _put_together(found, tuple(notes))
