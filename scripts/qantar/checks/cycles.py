"""Nothing is part of itself: chains of references that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qantar.problems import Problem
from qantar.seeds.entries import Entry

# Table, key and the columns that lead from a part to its whole.
CHAINS = (
    ("figures", "figure_id", ("part_of", "revises")),
    ("events", "event_id", ("part_of",)),
    ("actors", "actor_id", ("part_of",)),
    ("places", "place_id", ("part_of",)),
    ("indicators", "indicator", ("part_of",)),
    ("population_parts", "part", ("whole",)),
)


def check_cycles(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Problem]:
    """Every reference that is part of a cycle, at the entry that holds it.

    Rows carry the entry that a person wrote in the attribute `entry`.
    """
    problems: list[Problem] = []
    for table, key, columns in CHAINS:
        links: dict[str, list[tuple[str, str, Entry]]] = {}
        for row in tables[table]:
            for column in columns:
                if row.get(column):
                    links.setdefault(row[key], []).append((row[column], column, row.entry))
        targets = {part: [whole for whole, _, _ in found] for part, found in links.items()}
        for part, found in links.items():
            for whole, column, entry in found:
                if part in _reached(whole, targets):
                    problems.append(_cycle(part, whole, column, entry))
    return problems


def _reached(start: str, targets: Mapping[str, Sequence[str]]) -> set[str]:
    reached: set[str] = set()
    frontier = {start}
    while frontier:
        reached |= frontier
        frontier = set(_next(frontier, targets)) - reached
    return reached


def _next(frontier: set[str], targets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for part in frontier:
        yield from targets.get(part, ())


def _cycle(part: str, whole: str, column: str, entry: Entry) -> Problem:
    message = f"`{column}` of {part} is {whole}, which leads back to {part}"
    remedy = "remove one reference of the cycle; nothing is part of itself"
    return entry.problem("cycle", message, remedy, column)
