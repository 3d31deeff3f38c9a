"""The page of differences: what cannot be true together, what is in tension, what only seems so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qantar.site.dataset import Dataset, days
from qantar.site.summary_tables import SummaryTable
from qantar.site.templating import Templates
from qantar.site.wording import RELATIONS

Row = Mapping[str, object]
_GROUPS = (
    (
        "contradictions",
        "Cannot be true together",
        "Claims of the same count whose words exclude each other.",
        "No claims of these texts exclude each other.",
    ),
    (
        "tensions",
        "In tension",
        "Both may be true, but the numbers stand oddly.",
        "No claims are in tension.",
    ),
    (
        "seeming",
        "Only seem to contradict",
        "Numbers that differ, and why both can be true, or one replaces the other.",
        "Nothing.",
    ),
)


def differences_page(
    data: Dataset,
    conflicts: Mapping[str, Sequence],
    templates: Templates,
    tables: Sequence[SummaryTable],
) -> bytes:
    """The page, from what `qantar conflicts` lists and the view `settled`."""
    groups = [
        {
            "id": name,
            "heading": heading,
            "introduction": introduction,
            "nothing": nothing,
            "entries": [_entry(entry, data) for entry in conflicts[name]],
        }
        for name, heading, introduction, nothing in _GROUPS
    ]
    return templates.page(
        "differences.html",
        "differences.html.j2",
        "Differences",
        "What cannot be true together, what is in tension, what only seems so, explained.",
        sheets=[f"tables/{table.name}.css" for table in tables],
        groups=groups,
        settled=settled_rows(data),
        tables=[table.markup for table in tables],
    )


def _entry(entry: Mapping, data: Dataset) -> dict:
    figures = [data.by_figure[i] for i in entry["figure_ids"]]
    return {
        "is_weak": False,
        **entry,
        "label": RELATIONS[entry["relation"]].capitalize(),
        "figures": sorted(figures, key=lambda row: (-(row["value"] or 0), row["figure_id"])),
    }


def settled_rows(data: Dataset) -> list[dict]:
    """The counts on which the four ways of settling disagree, the widest spread first."""
    rows = data.rows(
        "FROM settled WHERE spread > 0 ORDER BY spread DESC, question", "the view settled"
    )
    labels = {(r["indicator"], r["population"], r["place_id"]): r for r in data.figures}
    found = []
    for row in rows:
        words = labels[row["indicator"], row["population"], row["place_id"]]
        found.append(
            {
                "label": f"{words['counted']}: {words['of_whom']}, {words['place']}",
                "when": days(row["as_of_earliest"], row["as_of_latest"]),
                "range": limits(row["range_low"], row["range_high"]),
                "conservative": _amount(row["conservative"]),
                "latest": limits(row["latest_low"], row["latest_high"]),
                "majority": _ranges(row["majority"] or ()),
                "spread": _amount(row["spread"]) + (" or more" if row["is_open"] else ""),
            }
        )
    return found


def _ranges(ranges: Iterable[Mapping]) -> str:
    return "; ".join(limits(item["low"], item["high"]) for item in ranges) or "–"


def limits(low: float | None, high: float | None) -> str:
    """Two limits for a table: 18; 164–225; 13 or more."""
    if low is None and high is None:
        return "–"
    if high is None or low is None:
        return f"{_amount(low)} or more" if high is None else f"{_amount(high)} or less"
    return _amount(low) if low == high else f"{_amount(low)}–{_amount(high)}"


def _amount(number: float | None) -> str:
    return "–" if number is None else f"{number:,.10g}"
