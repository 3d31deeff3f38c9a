"""The sources and a page for each: where it stands, what only it reports, what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qantar.site.dataset import Dataset
from qantar.site.summary_tables import SummaryTable
from qantar.site.templating import Templates

Row = Mapping[str, object]


def source_pages(
    data: Dataset, templates: Templates, tables: Sequence[SummaryTable]
) -> Iterator[tuple[str, bytes]]:
    """Address and content of the list and of every source's page."""
    yield (
        "sources.html",
        templates.page(
            "sources.html",
            "sources.html.j2",
            "Sources",
            "Each text with its orientation and the words that show it.",
            sheets=[f"tables/{table.name}.css" for table in tables],
            tables=[table.markup for table in tables],
        ),
    )
    own = data.rows("FROM only_here", "the view only_here")
    for row in data.sources:
        yield f"sources/{row['source_id']}.html", _page(row, own, data, templates)


def _page(row: Row, own: Sequence[Row], data: Dataset, templates: Templates) -> bytes:
    source = row["source_id"]
    ids = {r["event_id"] or r["figure_id"] for r in own if r["source_id"] == source}
    figures = {r["figure_id"] for r in own if r["source_id"] == source and r["figure_id"]}
    missing = [event for event in data.events if _could_report(row, event)]
    return templates.page(
        f"sources/{source}.html",
        "source.html.j2",
        str(row["source"]),
        str(row["orientation"]),
        row=row,
        own_figures=[f for f in data.figures if f["figure_id"] in figures],
        own_events=[e for e in data.events if e["event_id"] in ids and e["sources"] == [source]],
        shared=[e for e in missing if len(e["sources"]) > 1],
        others=[e for e in missing if len(e["sources"]) == 1],
        missing_indicators=_missing_indicators(source, data.figures),
    )


def _could_report(source: Row, event: Row) -> bool:
    """Others report it, this text does not, and it did not begin after the text had appeared."""
    if source["source_id"] in event["sources"]:
        return False
    begin, last = event["date_earliest"] or event["date_latest"], source["published_latest"]
    return bool(begin) and (last is None or begin <= last)


def _missing_indicators(source: str, figures: Sequence[Row]) -> list[str]:
    """What two other texts or more count and this one does not."""
    counting: dict[str, set[str]] = {}
    for row in figures:
        counting.setdefault(row["counted"], set()).add(row["source_id"])
    return sorted(label for label, ids in counting.items() if source not in ids and len(ids) > 1)
