"""The timeline: each event a row, its days a bar, in the order of the days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from qantar.site.claims_chart import area, rows_axis, words
from qantar.site.dataset import days
from qantar.site.theme import COLOURS, Look

Row = Mapping[str, object]


def events_chart(rows: Sequence[Row], window: tuple[date, date], look: Look, page: str) -> dict:
    """A Vega-Lite specification. Days before or after the window are cut off at its edge.

    `rows` are events with at least one day; `page` is an event's address with `{}` for its id.
    """
    lines = (("title", -20), ("where", -4)) if look.is_narrow else (("title", -8), ("where", 9))
    look = replace(look, lines=lines, row=64 if look.is_narrow else 42, limit=look.width, marks=16)
    look = look if look.is_narrow else replace(look, limit=-look.left - 14, marks=0)
    first, last = window
    values = [_bar(row, window, page, i * look.row + look.row / 2) for i, row in enumerate(rows)]
    ticks = [{"year": d.year, "month": d.month, "date": d.day} for d in _days(first, last)]
    x = {
        "field": "start",
        "type": "temporal",
        "scale": {"domain": [f"{first}T00:00", f"{last + timedelta(1)}T00:00"]},
        "axis": {
            "title": None,
            "orient": "top",
            "format": "%-d %b",
            "values": ticks[:: _step(look)],
        },
    }
    height = len(rows) * look.row + 6
    bar = {"type": "rule", "strokeWidth": 9, "yOffset": look.marks}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    bars = {"mark": bar, "encoding": {"x": x, "x2": {"field": "end"}, "color": colour}}
    return {
        "width": look.width,
        "height": height,
        "data": {"values": values},
        "encoding": {"y": rows_axis(height)},
        "layer": [bars, *words(look, None), area(look)],
    }


def _step(look: Look) -> int:
    return 2 if look.is_narrow else 1


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 2)]


def _bar(row: Row, window: tuple[date, date], page: str, y: float) -> dict:
    begin = max(row["date_earliest"] or window[0], window[0])
    end = min(row["date_latest"] or window[1], window[1])
    where = f"{row['place']} · " if row["place"] else ""
    return {
        "y": y,
        "start": f"{begin}T00:00",
        "end": f"{end + timedelta(1)}T00:00",
        "colour": COLOURS["open"] if row["standing"] == "contested" else COLOURS["event"],
        "title": row["title"],
        "where": f"{where}{', '.join(row['source_names'])}",
        "page": page.format(row["event_id"]),
        "words": f"{row['title']}: {days(row['date_earliest'], row['date_latest'])}",
    }
