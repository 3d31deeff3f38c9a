"""The chart of claims: each at its moment, its number as a mark, what it commits to as a bar.

Time runs downwards, number to the right. Every claim has a row of its own, so that nothing overlaps
however many there are; the shape says the source, and so do the words beside it. A bar without an
upper limit is dashed and ends in an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from qantar.site.dataset import SHAPES, days
from qantar.site.theme import COLOURS, SOURCE_COLOURS, Look

Row = Mapping[str, object]
HEAD, GAP = 26, 8  # pixels: height of a heading of one moment, room above it


def claims_chart(rows: Sequence[Row], order: Mapping[str, int], look: Look, page: str) -> dict:
    """A Vega-Lite specification.

    `rows` are figures in the order of their moments; `order` numbers the sources; `page` is the
    address of a claim with `{}` for its id. Counts are in the unit of the figures.
    """
    marks, heads, height = _placed(rows, order, look, page)
    top = max((row["high"] or row["at"] for row in marks), default=1) * 1.02
    x = {
        "field": "at",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": True},
        "axis": {"title": None, "orient": "top", "tickCount": look.ticks, "format": ",d"},
    }
    return {
        "width": look.width,
        "height": height,
        "data": {"values": marks},
        "encoding": {
            "y": {
                "field": "y",
                "type": "quantitative",
                "scale": {"domain": [0, height], "range": [0, height]},
                "axis": None,
            }
        },
        "layer": [
            *_headings(heads, look),
            _bars("datum.high !== null && datum.high > datum.low", "high", x),
            _open_bars(top, x),
            *_marks(x),
            *_words(look),
            _area(look),
        ],
        "resolve": {"scale": {"shape": "independent", "color": "independent"}},
    }


def _placed(rows, order, look: Look, page: str) -> tuple[list[dict], list[dict], int]:
    marks, heads, y = [], [], 0
    for (first, last), group in groupby(rows, key=lambda r: (r["as_of_earliest"], r["as_of_latest"])):
        y += GAP
        heads.append({"y": y + HEAD / 2, "words": _moment(first, last)})
        y += HEAD
        for row in sorted(group, key=_rank):
            marks.append({**_mark(row, order, page), "y": y + look.row / 2})
            y += look.row
    return marks, heads, y + GAP


def _rank(row: Row) -> tuple:
    return -(row["value"] or row["lower"] or 0), row["figure_id"]


def _moment(first, last) -> str:
    return f"As of {days(first, last)}" if first or last else "Of no moment"


def _mark(row: Row, order: Mapping[str, int], page: str) -> dict:
    at = next(n for n in (row["value"], row["lower"], row["upper"], 0) if n is not None)
    number = order[row["source_id"]]
    said = "" if row["said_by"] == "own voice" else f", {row['said_by']}"
    return {
        "at": at,
        "low": row["lower"] if row["lower"] is not None else 0,
        "high": row["upper"],
        "number": row["number"],
        "counted": f"{row['of_whom']}, {row['place']}",
        "source": f"{row['source']}{said}",
        "shape": SHAPES[number % len(SHAPES)],
        "colour": SOURCE_COLOURS[number % len(SOURCE_COLOURS)],
        "weak": row["stance"] in ("rumour", "hedged", "doubted"),
        "page": page.format(row["figure_id"]),
        "words": sentence(row),
    }


def sentence(row: Row) -> str:
    """A claim in one line, for those who hear the chart."""
    weak = f", {row['stance']}" if row["stance"] != "asserted" else ""
    return (
        f"{row['number']} {row['counted']}: {row['of_whom']}, {row['place']}, as of "
        f"{days(row['as_of_earliest'], row['as_of_latest'])}; {row['source']}, {row['said_by']}{weak}"
    )


def _headings(heads: list[dict], look: Look) -> Iterator[dict]:
    left, right = {"value": look.left}, {"value": look.width + look.right}
    yield {
        "data": {"values": heads},
        "mark": {"type": "rule", "color": COLOURS["line"], "yOffset": HEAD / 2},
        "encoding": {"x": left, "x2": right},
    }
    yield {
        "data": {"values": heads},
        "mark": {"type": "text", "align": "left", "color": COLOURS["muted"], "fontSize": 12},
        "encoding": {"x": left, "text": {"field": "words"}},
    }


def _bars(which: str, end: str, x: dict) -> dict:
    return {
        "transform": [{"filter": which}],
        "mark": {"type": "rule", "strokeWidth": 7, "color": COLOURS["bar"]},
        "encoding": {"x": {**x, "field": "low"}, "x2": {"field": end}},
    }


def _open_bars(top: float, x: dict) -> dict:
    """From what a claim commits to at least up to the edge: it gives no upper limit."""
    shared = {"transform": [{"filter": "datum.high === null"}, {"calculate": f"{top}", "as": "end"}]}
    dashed = {"type": "rule", "strokeWidth": 2, "strokeDash": [2, 4], "color": COLOURS["open"]}
    arrow = {
        "type": "point",
        "shape": "triangle-right",
        "size": 45,
        "filled": True,
        "opacity": 1,
        "color": COLOURS["open"],
    }
    return {
        **shared,
        "layer": [
            {"mark": dashed, "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "end"}}},
            {"mark": arrow, "encoding": {"x": {**x, "field": "end"}}},
        ],
    }


def _marks(x: dict) -> Iterator[dict]:
    """Full marks, and hollow ones for what the text doubts, hedges or prints as a rumour."""
    shape = {"field": "shape", "type": "nominal", "scale": None}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    for weak in (False, True):
        fill = {"value": COLOURS["paper"]} if weak else colour
        yield {
            "transform": [{"filter": f"datum.weak === {str(weak).lower()}"}],
            "mark": {"type": "point", "size": 95, "opacity": 1, "strokeWidth": 2},
            "encoding": {"x": x, "shape": shape, "fill": fill, "stroke": colour},
        }


def _words(look: Look) -> Iterator[dict]:
    """Number, who is counted, and who says so: left of the plot, or above each row on a phone."""
    number = {"type": "text", "align": "right", "fontWeight": "bold", "fontSize": 15, "dy": look.lift}
    counted = {"type": "text", "align": "left", "fontSize": 13, "dy": look.lift - look.lead}
    source = {**counted, "fontSize": 12, "color": COLOURS["muted"], "dy": look.lift + look.lead}
    yield _text(number, "number", look.left + look.number)
    yield _text(counted | {"limit": look.limit}, "counted", look.left + look.number + 10)
    yield _text(source | {"limit": look.limit}, "source", look.left + look.number + 10)


def _text(mark: dict, field: str, x: float) -> dict:
    mark = {"color": COLOURS["ink"], **mark}
    return {"mark": mark, "encoding": {"x": {"value": x}, "text": {"field": field}}}


def _area(look: Look) -> dict:
    """The whole row leads to the claim."""
    return {
        "mark": {"type": "bar", "opacity": 0, "height": look.row - 2, "color": COLOURS["paper"]},
        "encoding": {
            "x": {"value": look.left},
            "x2": {"value": look.width + look.right},
            "href": {"field": "page"},
            "description": {"field": "words"},
        },
    }
