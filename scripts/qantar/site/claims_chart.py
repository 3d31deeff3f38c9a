"""The chart of claims: each at its moment, its number as a mark, what it commits to as a bar.

Time runs downwards, number to the right. Every claim has a row of its own, so that nothing overlaps
however many there are; the shape says the source, and so do the words beside it. A bar without an
upper limit is dashed and ends in an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from qantar.site.dataset import SHAPES, days, plain
from qantar.site.theme import COLOURS, SOURCE_COLOURS, Look

Row = Mapping[str, object]
HEAD, GAP = 26, 8  # pixels: height of a heading of one moment, room above it


def claims_chart(rows: Sequence[Row], order: Mapping[str, int], look: Look, page: str) -> dict:
    """A Vega-Lite specification.

    `rows` are figures in the order of their moments; `order` numbers the sources; `page` is the
    address of a claim with `{}` for its id. Counts are in the unit of the figures.
    """
    marks, heads, height = _placed(rows, order, look, page)
    top = max((row["high"] or row["at"] for row in marks), default=1) * 1.12
    x = {
        "field": "at",
        "type": "quantitative",
        "scale": {"domain": [0, top]},
        "axis": {"title": None, "orient": "top", "tickCount": look.ticks, "format": ",d"},
    }
    return {
        "width": look.width,
        "height": height,
        "data": {"values": marks},
        "encoding": {"y": rows_axis(height)},
        "layer": [
            *headings(heads, look),
            _bars(look, x),
            _open_bars(look, top, x),
            *_marks(look, x),
            *words(look, "number"),
            area(look),
        ],
        "resolve": {"scale": {"shape": "independent", "color": "independent"}},
    }


def rows_axis(height: int) -> dict:
    """Rows are placed in pixels from above, without an axis."""
    scale = {"domain": [0, height], "range": [0, height]}
    return {"field": "y", "type": "quantitative", "scale": scale, "axis": None}


def _placed(rows, order, look: Look, page: str) -> tuple[list[dict], list[dict], int]:
    marks, heads, y = [], [], 0
    several = len({row["indicator"] for row in rows}) > 1
    for (first, last), group in groupby(
        rows, key=lambda r: (r["as_of_earliest"], r["as_of_latest"])
    ):
        y += GAP
        heads.append({"y": y + HEAD / 2, "words": _moment(first, last)})
        y += HEAD
        for row in sorted(group, key=_rank):
            marks.append({**_mark(row, order, page, several), "y": y + look.row / 2})
            y += look.row
    return marks, heads, y + GAP


def _rank(row: Row) -> tuple:
    return -(row["value"] or row["lower"] or 0), row["figure_id"]


def _moment(first, last) -> str:
    if first and last:
        return f"As of {days(first, last)}"
    return days(first, last).capitalize() if first or last else "Of no moment"


def _mark(row: Row, order: Mapping[str, int], page: str, several: bool) -> dict:
    at = next(n for n in (row["value"], row["lower"], row["upper"], 0) if n is not None)
    number = order[row["source_id"]]
    said = "in its own voice" if row["said_by"] == "own voice" else plain(row["said_by"])
    whom = f"{plain(row['counted'])}: {row['of_whom']}" if several else row["of_whom"]
    return {
        "at": at,
        "low": row["lower"] if row["lower"] is not None else 0,
        "high": row["upper"],
        "number": row["number"],
        "counted": f"{whom}, {row['place']}",
        "source": f"{row['short']}, {said}",
        "whom": whom,
        "where": f"{row['place']} · {row['short']}",
        "speaker": said,
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
        f"{row['number']} {row['counted']}: {row['of_whom']}, {row['place']}, "
        f"as of {days(row['as_of_earliest'], row['as_of_latest'])}; "
        f"{row['source']}, {row['said_by']}{weak}"
    )


def headings(heads: list[dict], look: Look) -> Iterator[dict]:
    """A line and a heading above each group of rows."""
    left, right = {"value": look.left}, {"value": look.width + look.right}
    line = {"type": "rule", "color": COLOURS["line"], "yOffset": HEAD / 2}
    text = {"type": "text", "align": "left", "color": COLOURS["muted"], "fontSize": 13}
    yield {"data": {"values": heads}, "mark": line, "encoding": {"x": left, "x2": right}}
    words = {"x": left, "text": {"field": "words"}}
    yield {"data": {"values": heads}, "mark": {**text, "fontWeight": "bold"}, "encoding": words}


def _bars(look: Look, x: dict) -> dict:
    """What a claim commits to, where it has two limits."""
    mark = {"type": "rule", "strokeWidth": 7, "color": COLOURS["bar"], "yOffset": look.marks}
    return {
        "transform": [{"filter": "datum.high !== null && datum.high > datum.low"}],
        "mark": mark,
        "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
    }


def _open_bars(look: Look, top: float, x: dict) -> dict:
    """From what a claim commits to at least up to the edge: it gives no upper limit."""
    shared = {"color": COLOURS["open"], "yOffset": look.marks}
    dashed = {"type": "rule", "strokeWidth": 2, "strokeDash": [2, 4], **shared}
    arrow = {"type": "point", "shape": "triangle-right", "size": 45, "filled": True, "opacity": 1}
    end = {**x, "field": "end"}
    return {
        "transform": [{"filter": "datum.high === null"}, {"calculate": f"{top}", "as": "end"}],
        "layer": [
            {"mark": dashed, "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "end"}}},
            {"mark": {**arrow, **shared}, "encoding": {"x": end}},
        ],
    }


def _marks(look: Look, x: dict) -> Iterator[dict]:
    """Full marks, and hollow ones for what the text doubts, hedges or prints as a rumour."""
    shape = {"field": "shape", "type": "nominal", "scale": None}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    point = {"type": "point", "size": 95, "opacity": 1, "strokeWidth": 2, "yOffset": look.marks}
    for weak in (False, True):
        fill = {"value": COLOURS["paper"]} if weak else colour
        yield {
            "transform": [{"filter": f"datum.weak === {str(weak).lower()}"}],
            "mark": point,
            "encoding": {"x": x, "shape": shape, "fill": fill, "stroke": colour},
        }


def words(look: Look, strong: str | None) -> Iterator[dict]:
    """A row's words; the field `strong`, a number, stands before them in bold."""
    begin = look.left
    if strong:
        lift = look.lines[0][1] if look.is_narrow else 0
        number = {"fontWeight": "bold", "fontSize": 15, "align": "right", "dy": lift}
        yield _text(number, strong, look.left + look.words - 10)
        begin += look.words
    for place, (field, shift) in enumerate(look.lines):
        colour = {"color": COLOURS["muted"], "fontSize": 12} if place else {"fontSize": 13}
        yield _text({**colour, "dy": shift, "align": "left", "limit": look.limit}, field, begin)


def _text(mark: dict, field: str, x: float) -> dict:
    mark = {"type": "text", "color": COLOURS["ink"], **mark}
    return {"mark": mark, "encoding": {"x": {"value": x}, "text": {"field": field}}}


def area(look: Look) -> dict:
    """The whole row leads to the page in the field `page`, and says the field `words`."""
    return {
        "mark": {"type": "bar", "opacity": 0, "height": look.row - 2, "color": COLOURS["paper"]},
        "encoding": {
            "x": {"value": look.left},
            "x2": {"value": look.width + look.right},
            "href": {"field": "page"},
            "description": {"field": "words"},
        },
    }
