"""The front page: the numbers at a glance, why they differ, what is not known, and the charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from qantar.site.dataset import Dataset, plain
from qantar.site.settings import Settings

Row = Mapping[str, object]
WEAK = ("rumour", "hedged", "doubted")
LARGEST = 2  # numbers of one source in a line


def chart_rows(data: Dataset, settings: Settings) -> dict[str, list[Row]]:
    """The figures of each chart, in the order of time. Raises CannotRun for a bad query."""
    found = {}
    for name in settings.texts["charts"]:
        rows = data.rows(settings.chart_query(name), f"schemas/site/charts/{name}.sql")
        ids = {row["figure_id"] for row in rows}
        found[name] = [row for row in data.figures if row["figure_id"] in ids]
    return found


def glance(data: Dataset, settings: Settings, charts: Mapping[str, Sequence[Row]]) -> list[dict]:
    """One line for each topic: the largest numbers of each source in its first chart, in time."""
    lines = []
    for topic in settings.texts["topics"]:
        rows = charts[topic["charts"][0]]
        chosen = []
        for source in data.sources:
            own = [row for row in rows if row["source_id"] == source["source_id"]]
            chosen += sorted(own, key=_size)[:LARGEST]
        ordered = sorted(chosen, key=lambda row: (_moment(row), row["lower"] or 0))
        lines.append({"topic": topic, "figures": [_brief(row) for row in ordered]})
    return lines


def _size(row: Row) -> tuple:
    return -(row["value"] or row["lower"] or 0), row["figure_id"]


def _moment(row: Row) -> tuple:
    return row["as_of_earliest"] or date.min, row["as_of_latest"] or date.max


def _brief(row: Row) -> Row:
    whom = f"{plain(row['of_whom'])}, {row['place']}"
    least = f" ({row['lower']:,.10g} or more)" if row["bound"] == "vague" and row["lower"] else ""
    return {**row, "brief": whom + least, "is_weak": row["stance"] in WEAK}


def common_indicator(rows: Iterable[Row]) -> str:
    """The narrowest indicator of which all rows count a part; empty where there is none."""
    chains = [row["within"] for row in rows]
    shared = (code for code in chains[0] if all(code in chain for chain in chains))
    return next(shared, "")


def verdict(conflicts: Mapping[str, Sequence]) -> str:
    """How many claims cannot be true together, in a sentence or two."""
    excluding, tense = conflicts["contradictions"], conflicts["tensions"]
    first = (
        f"{_groups(excluding)} exclude each other"
        if excluding
        else "No two claims exclude each other"
    )
    verb = "is" if len(tense) == 1 else "are"
    second = f"; {_groups(tense)} {verb} in tension, though the words permit both" if tense else ""
    return f"{first[:1].upper()}{first[1:]}{second}. Everything else only seems to contradict."


def _groups(entries: Sequence[Mapping]) -> str:
    count = "one" if len(entries) == 1 else str(len(entries))
    kind = "pair" if all(len(entry["figure_ids"]) == 2 for entry in entries) else "group"
    return f"{count} {kind}{'s' if len(entries) > 1 else ''} of claims"
