"""The boundaries of the map: one country and the borders around it, out of a TopoJSON atlas.

Used when the atlas changes: `python -m qantar.site.boundaries ATLAS ID WEST SOUTH EAST NORTH`
prints the GeoJSON that a project keeps in `schemas/site/`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north in degrees


def extract(atlas: Mapping, country: str, box: Box) -> dict:
    """GeoJSON of two features: the country's area, and every border with a point in the box.

    `country` is the id of a geometry of `objects.countries`. Raises KeyError if it is not there.
    """
    arcs = [_decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found = {item.get("id"): item for item in atlas["objects"]["countries"]["geometries"]}
    borders = [run for arc in arcs for run in _runs(arc, box)]
    area = {"type": "MultiPolygon", "coordinates": _polygons(found[country], arcs)}
    lines = {"type": "MultiLineString", "coordinates": borders}
    return {
        "type": "FeatureCollection",
        "features": [_feature("country", area), _feature("borders", lines)],
    }


def _feature(kind: str, geometry: dict) -> dict:
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": geometry}


def _decoded(arc: Sequence[Sequence[int]], transform: Mapping) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((round(x * kx + dx, 3), round(y * ky + dy, 3)))
    return points


def _runs(arc: list[Point], box: Box) -> Iterator[list[Point]]:
    """The stretches of an arc inside the box, each with one point beyond, up to its edge."""
    inside = [_inside(point, box) for point in arc]
    near = [any(inside[max(0, i - 1) : i + 2]) for i in range(len(arc))]
    for kept, run in groupby(zip(near, arc, strict=True), key=lambda item: item[0]):
        points = [point for _, point in run]
        if kept and len(points) > 1:
            yield points


def _inside(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _polygons(geometry: Mapping, arcs: Sequence[list[Point]]) -> list[list[list[Point]]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]


def _ring(indices: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """The arcs one after the other; ~i is arc i backwards, and shared ends stand once."""
    ring: list[Point] = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return ring


def main(arguments: Sequence[str]) -> int:
    """Print the extract. Arguments: the atlas file, the country's id, the box."""
    if len(arguments) != 6:
        print("expected: ATLAS.json ID WEST SOUTH EAST NORTH", file=sys.stderr)
        return 2
    atlas = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    west, south, east, north = map(float, arguments[2:])
    print(
        json.dumps(extract(atlas, arguments[1], (west, south, east, north)), separators=(",", ":"))
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
