"""The front page: the numbers at a glance, why they differ, what is not known, and the charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from qantar.site.dataset import Dataset
from qantar.site.settings import Settings

Row = Mapping[str, object]
LARGEST = 2  # numbers of one source in a line


def chart_rows(data: Dataset, settings: Settings) -> dict[str, list[Row]]:
    """The figures of each chart, in the order of their moments. Raises CannotRun for a bad query."""
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
    return {**row, "brief": f"{str(row['of_whom']).partition(' (')[0]}, {row['place']}"}


def common_indicator(rows: Iterable[Row]) -> str:
    """The narrowest indicator of which all rows count a part, as a filter of the table of claims."""
    chains = [row["within"] for row in rows]
    return next(code for code in chains[0] if all(code in chain for chain in chains))


def verdict(conflicts: Mapping[str, Sequence]) -> str:
    """How many claims cannot be true together, in a sentence."""
    excluding, tense = len(conflicts["contradictions"]), len(conflicts["tensions"])
    first = "No two claims exclude each other" if not excluding else f"{excluding} {_pairs(excluding)} exclude each other"
    second = f"{tense} {_pairs(tense)} {'is' if tense == 1 else 'are'} in tension, though the words permit both"
    return f"{first}; {second}. All the rest only seems to contradict."


def _pairs(count: int) -> str:
    return "pair or set of claims" if count == 1 else "pairs or sets of claims"
