"""The map: places of events as circles, their area the number of events, in a conic projection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians

from qantar.site.theme import COLOURS

LABEL = 78  # pixels that the name of a place needs at its side


def map_chart(boundaries: Mapping, places: Sequence[Mapping], width: int) -> dict:
    """A Vega-Lite specification.

    `boundaries` is GeoJSON with a feature of kind `country` and one of `borders`; `places` have
    `name`, `longitude` and `latitude` in degrees, `events` (a count) and `page`.
    """
    area = next(f for f in boundaries["features"] if f["properties"]["kind"] == "country")
    west, south, east, north = _box(area["geometry"]["coordinates"])
    middle = (south + north) / 2
    degrees = (east - west) * cos(radians(middle))
    height = round(width * (north - south) / degrees * 1.02)
    values = [{**place, "side": _side(place, places, degrees / width)} for place in places]
    return {
        "width": width,
        "height": height,
        "projection": {
            "type": "conicEqualArea",
            "rotate": [-(west + east) / 2, 0],
            "center": [0, middle],
            "parallels": [south + 3, north - 3],
            "scale": 0.9 * width / radians(degrees),
            "translate": [width / 2, height / 2],
            "clipExtent": [[0, 0], [width, height]],
        },
        "layer": [*_land(boundaries), *_circles(values)],
    }


def _box(coordinates: Iterable) -> tuple[float, float, float, float]:
    points = [point for polygon in coordinates for ring in polygon for point in ring]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _side(place: Mapping, places: Sequence[Mapping], degrees: float) -> str:
    """Names stand right of the circle, or left where another circle would be in the way."""
    reach = LABEL * degrees / cos(radians(place["latitude"]))
    for other in places:
        ahead = other["longitude"] - place["longitude"]
        if 0 < ahead < reach and abs(other["latitude"] - place["latitude"]) < 1:
            return "left"
    return "right"


def _land(boundaries: Mapping) -> Iterable[dict]:
    looks = {
        "country": {"fill": COLOURS["land"], "stroke": None},
        "borders": {"fill": None, "stroke": COLOURS["border"], "strokeWidth": 0.8},
    }
    for feature in boundaries["features"]:
        look = looks[feature["properties"]["kind"]]
        yield {"data": {"values": [feature]}, "mark": {"type": "geoshape", **look}}


def _circles(values: list[dict]) -> Iterable[dict]:
    at = {
        "longitude": {"field": "longitude", "type": "quantitative"},
        "latitude": {"field": "latitude", "type": "quantitative"},
    }
    size = {
        "field": "events",
        "type": "quantitative",
        "scale": {
            "type": "linear",
            "domain": [0, max(v["events"] for v in values)],
            "range": [30, 900],
        },
        "legend": None,
    }
    circle = {"type": "circle", "color": COLOURS["event"], "opacity": 0.85}
    linked = {"href": {"field": "page"}, "description": {"field": "words"}}
    yield {"data": {"values": values}, "mark": circle, "encoding": {**at, "size": size, **linked}}
    for side, align, shift in (("right", "left", 1), ("left", "right", -1)):
        named = [v | {"label": f"{v['name']} {v['events']}"} for v in values if v["side"] == side]
        for value in named:
            away = 6 + (value["events"] / max(v["events"] for v in values)) ** 0.5 * 15
            text = {"type": "text", "align": align, "dx": shift * away, "fontSize": 13}
            mark = {**text, "color": COLOURS["ink"]}
            label = {"field": "label"}
            yield {"data": {"values": [value]}, "mark": mark, "encoding": {**at, "text": label}}
