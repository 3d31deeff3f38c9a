"""The table of events and a page for each: its days, its place, and every report of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from qantar.site.dataset import Dataset
from qantar.site.templating import Templates

Row = Mapping[str, object]


def places(events: Sequence[Row]) -> list[dict]:
    """Places with coordinates, each with the number of its events and the address of their list."""
    found: dict[str, dict] = {}
    for row in events:
        if row["latitude"] is None or row["longitude"] is None:
            continue
        place = found.setdefault(
            row["place_id"],
            {
                "name": row["place"],
                "longitude": row["longitude"],
                "latitude": row["latitude"],
                "page": f"events.html?place={row['place_id']}#all",
                "events": 0,
            },
        )
        place["events"] += 1
    for place in found.values():
        count = f"{place['events']} event{'s' if place['events'] > 1 else ''}"
        place["words"] = f"{place['name']}: {count}; list them"
    return sorted(found.values(), key=lambda place: (-place["events"], place["name"]))


def timeline_rows(events: Sequence[Row], window: tuple[date, date]) -> list[Row]:
    """Events of two texts or more whose days, as far as known, touch the window."""
    return [
        row
        for row in events
        if len(row["sources"]) > 1
        and (row["date_earliest"] or row["date_latest"])
        and (row["date_earliest"] or window[0]) <= window[1]
        and (row["date_latest"] or window[1]) >= window[0]
    ]


def event_pages(
    data: Dataset, templates: Templates, **charts: object
) -> Iterator[tuple[str, bytes]]:
    """Address and content of the table and of every event's page; `charts`: `map`, `timeline`."""
    yield "events.html", _table(data, templates, charts)
    for row in data.events:
        address = f"events/{row['event_id']}.html"
        yield (
            address,
            templates.page(
                address,
                "event.html.j2",
                row["title"],
                f"{row['title']}: what the texts report, in their words.",
                row=row,
                parts=[e for e in data.events if e["part_of"] == row["event_id"]],
                reports=[r for r in data.reports if r["event_id"] == row["event_id"]],
                figures=[f for f in data.figures if f["event_id"] == row["event_id"]],
            ),
        )


def _table(data: Dataset, templates: Templates, charts: Mapping) -> bytes:
    events = data.events
    options = {
        "source": [(row["source_id"], row["source"]) for row in data.sources],
        "type": _pairs((row["event_type"], row["what"]) for row in events),
        "place": _pairs((row["place_id"], row["place"]) for row in events if row["place_id"]),
        "standing": _pairs(
            (str(r["standing"]), str(r["standing"]).replace("_", " ")) for r in events
        ),
    }
    return templates.page(
        "events.html",
        "events.html.j2",
        "Events",
        "What happened according to the texts, when and where.",
        scripts=("filter.js",),
        events=events,
        options=options,
        nowhere=_nowhere(events),
        **charts,
    )


def _pairs(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(set(pairs), key=lambda pair: pair[1].lower())


def _nowhere(events: Sequence[Row]) -> str:
    """How many events are on no map, and why."""
    rows = [row for row in events if row["latitude"] is None]
    wide = Counter(row["place"] for row in rows if row["place"])
    named = ", ".join(f"{count} in {place}" for place, count in wide.most_common())
    none = sum(not row["place"] for row in rows)
    return (
        f"Not on it: events placed in a country or region as a whole ({named}), "
        f"and {none} without a place."
    )
