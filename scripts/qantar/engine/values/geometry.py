"""The shape of GeoJSON (RFC 7946) and TopoJSON objects."""

# How deep the coordinates of each kind of geometry are nested.
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
LEAST_POSITIONS = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}


def is_geojson(value):
    """Say whether a JSON object is a geometry, feature or feature collection."""
    kind = value.get("type")
    if kind == "FeatureCollection":
        features = value.get("features")
        return isinstance(features, list) and all(map(_is_feature, features))
    if kind == "Feature":
        return _is_feature(value)
    return _is_geometry(value)


def _is_feature(value):
    return (
        isinstance(value, dict)
        and value.get("type") == "Feature"
        and "geometry" in value
        and (value["geometry"] is None or _is_geometry(value["geometry"]))
        and isinstance(value.get("properties", 0), dict | type(None))
    )


def _is_geometry(value):
    if not isinstance(value, dict):
        return False
    kind = value.get("type")
    if kind == "GeometryCollection":
        parts = value.get("geometries")
        return isinstance(parts, list) and all(map(_is_geometry, parts))
    if kind not in DEPTHS:
        return False
    return _has_positions(value.get("coordinates"), DEPTHS[kind], LEAST_POSITIONS.get(kind, 0))


def _has_positions(value, depth, least):
    if not isinstance(value, list):
        return False
    if depth == 0:
        return len(value) >= 2 and all(map(_is_number, value))
    if depth == 1 and len(value) < least:
        return False
    return all(_has_positions(item, depth - 1, least) for item in value)


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_topojson(value):
    """Say whether a JSON object is a topology: named objects over a list of arcs."""
    return (
        value.get("type") == "Topology"
        and isinstance(value.get("objects"), dict)
        and all(isinstance(item, dict) and "type" in item for item in value["objects"].values())
        and isinstance(value.get("arcs"), list)
        and all(isinstance(arc, list) for arc in value["arcs"])
    )
