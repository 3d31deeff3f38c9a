"""Every row of a register is used: a code nobody uses is a mistake in one place or the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qantar.problems import Problem

# Register table, its key, and the columns that use it.
USES = (
    ("places", "place_id", ("figures.place_id", "reports.place_id", "events.place_id")),
    ("actors", "actor_id", ("mentions.actor_id", "figures.attributed_to", "reports.attributed_to")),
    ("indicators", "indicator", ("figures.indicator",)),
    ("populations", "population", ("figures.population",)),
    ("event_types", "event_type", ("reports.event_type",)),
)


def check_usage(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> list[Problem]:
    """Register rows that neither a claim uses nor a used row is part of.

    Rows carry the entry that a person wrote in the attribute `entry`.
    """
    problems: list[Problem] = []
    for table, key, columns in USES:
        used = {row.get(c.split(".")[1], "") for c in columns for row in tables[c.split(".")[0]]}
        used |= _wholes(used, _parts(tables, table, key))
        for row in tables[table]:
            if row[key] not in used:
                message = f"nothing uses the {key} {row[key]}"
                remedy = "remove it from the register, or use it where it belongs"
                problems.append(row.entry.problem("unused-row", message, remedy, key))
    return problems


def _parts(tables, table: str, key: str) -> list[tuple[str, str]]:
    if table == "populations":
        return [(row["part"], row["whole"]) for row in tables["population_parts"]]
    return [(row[key], row["part_of"]) for row in tables[table] if row.get("part_of")]


def _wholes(used: set[str], parts: list[tuple[str, str]]) -> set[str]:
    found, frontier = set(), set(used)
    while frontier:
        frontier = {whole for part, whole in parts if part in frontier} - found
        found |= frontier
    return found
