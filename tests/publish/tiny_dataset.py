"""A dataset of two tables, small enough to read: places that lie in places, and counts in them."""

from pathlib import Path

from qantar.duck.loadsql import load_script
from qantar.schemas.tableschema import TableSchema, table_schema
from qantar.tables.csvfile import from_csv

PACKAGE = {"name": "tiny", "title": "Tiny", "version": "1.0"}
ID = {"required": True, "pattern": "^[a-z-]+$"}
PLACES = "place_id,part_of\na,b\nb,c\nc,\n"
COUNTS = """\
count_id,place_id,day,value,size,words,standing
x,a,2022-01-05,3.5,12,"so, gut",sure
y,b,,,,,
"""


def field(name: str, type_: str = "string", **more: object) -> dict:
    return {
        "name": name,
        "type": type_,
        "title": name,
        "description": name,
        "filledBy": "coder",
    } | more


def table(name: str, key: str, fields: list[dict], references: list[tuple[str, str, str]]) -> dict:
    keys = [
        {"fields": [own], "reference": {"resource": to, "fields": [column]}}
        for own, to, column in references
    ]
    head = {"name": name, "title": name, "description": f"All {name}.", "row": f"one of {name}"}
    return head | {"fields": fields, "primaryKey": [key], "foreignKeys": keys}


def tiny_schemas() -> dict[str, TableSchema]:
    """The schemas of both tables, parents first."""
    codes = [{"value": "sure", "label": "it's sure"}, {"value": "unsure", "label": "not so"}]
    places = [field("place_id", constraints=ID), field("part_of")]
    counts = [
        field("count_id", constraints=ID),
        field("place_id", constraints={"required": True}),
        field("day", "date"),
        field("value", "number", constraints={"minimum": 0}),
        field("size", "integer"),
        field("words"),
        field("standing", categories=codes),
    ]
    tables = [
        table("places", "place_id", places, [("part_of", "", "place_id")]),
        table("counts", "count_id", counts, [("place_id", "places", "place_id")]),
    ]
    return {schema["name"]: table_schema(schema) for schema in tables}


def write_data(folder: Path, places: str = PLACES, counts: str = COUNTS) -> Path:
    """The CSV files and the load.sql for them."""
    schemas = tiny_schemas()
    data = folder / "data"
    data.mkdir(exist_ok=True)
    files = {"places": places, "counts": counts}
    for name, text in files.items():
        (data / f"{name}.csv").write_text(text, encoding="utf-8")
    rows = {"places": from_csv(places.encode())[1], "counts": []}
    (data / "load.sql").write_text(load_script(PACKAGE, schemas, rows, []), encoding="utf-8")
    return data
