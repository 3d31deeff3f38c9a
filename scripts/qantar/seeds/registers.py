"""The registers: the dossier's lists of sources, actors, places, events and codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.entries import Entry, read_entry
from qantar.seeds.yamlfile import Sequence, read_yaml

# What a register holds besides the columns of its table.
EXTRA = {
    "sources": (),
    "places": ("names",),
    "actors": ("forms", "not_meant"),
    "indicators": ("words",),
    "populations": ("part_of", "words"),
    "event_types": ("words",),
    "events": (),
}
WITHDRAWN = ("id", "table", "version", "reason", "replaced_by")


def read_registers(
    folder: Path, prefix: str, schemas: Mapping[str, TableSchema]
) -> tuple[dict[str, list[Entry]], list[Problem]]:
    """Entries by register; `population_parts` is taken from the wholes of the populations.

    `prefix` is the folder's name in messages.
    """
    registers: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    for table, extra in EXTRA.items():
        columns = schemas[table].written_by_coder()
        registers[table], found = read_list(folder, prefix, table, columns, extra)
        problems += found
    registers["withdrawn"], found = read_list(folder, prefix, "withdrawn", WITHDRAWN, ())
    known = {f"{name}.yaml" for name in registers}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            problems.append(_stray(f"{prefix}/{path.name}"))
    parts, wrong = _population_parts(registers["populations"])
    registers["population_parts"] = parts
    return registers, problems + found + wrong


def read_list(
    folder: Path, prefix: str, table: str, columns, extra
) -> tuple[list[Entry], list[Problem]]:
    """The entries of one register file."""
    name = f"{prefix}/{table}.yaml"
    path = folder / f"{table}.yaml"
    if not path.is_file():
        remedy = f"write it; a list of entries with {', '.join(columns)}"
        return [], [Problem("file-missing", "the register is missing", remedy, name)]
    written, problems = read_yaml(path, name)
    if problems:
        return [], problems
    if not isinstance(written, Sequence):
        line = getattr(written, "line", 1)
        message = "found no list; expected a list of entries"
        return [], [Problem("wrong-kind", message, "begin each entry with `- `", name, line, table)]
    entries = []
    for item in written:
        entry, found = read_entry(table, item, columns, extra, name, written.line)
        problems += found
        if entry:
            entries.append(entry)
            problems += _check_words(entry)
    return entries, problems


def _check_words(entry: Entry) -> list[Problem]:
    """Words and names by language that are no lists of text."""
    problems = []
    for key in ("names", "words"):
        found = entry.extra.get(key)
        if found is None or (
            isinstance(found, Mapping)
            and all(isinstance(words, list) for words in found.values())
            and all(isinstance(w, str) and w.strip() for ws in found.values() for w in ws)
        ):
            continue
        message = f"`{key}` is of the wrong kind; expected lists of text by language"
        problems.append(entry.problem("wrong-kind", message, f"write {key}: {{de: [Wort]}}", key))
    return problems


def _population_parts(populations: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    parts, problems = [], []
    for entry in populations:
        wholes = entry.extra.get("part_of") or []
        if not isinstance(wholes, list) or not all(isinstance(whole, str) for whole in wholes):
            message = f"part_of of {entry.get('population')} is no list of populations"
            problems.append(
                entry.problem("wrong-kind", message, "write part_of: [whole]", "part_of")
            )
            continue
        for whole in wholes:
            cells = {"whole": str(whole), "part": entry.get("population")}
            lines = {"whole": whole.line, "part": entry.line}
            parts.append(Entry("population_parts", cells, entry.file, whole.line, lines))
    return parts, problems


def _stray(name: str) -> Problem:
    return Problem(
        "stray-file", "no register has this name", "remove the file or correct its name", name
    )
