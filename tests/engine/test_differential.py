"""Protects the verdict: fast path, row checker and frictionless are held against each other.

Schemas and cells are generated; what is known to differ from frictionless (test_deviations)
is left out of the cells.
"""

import csv
import io
import json
import tempfile
import warnings
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qantar.engine import validate
from qantar.engine.large import tables

SETTINGS = {"deadline": None, "suppress_health_check": list(HealthCheck)}
CELLS = {
    "string": ["a", "b", "é", "", "NA", "a b", "a ", "abcd", "a,b", 'q"q', "1"],
    "integer": ["1", "0", "-1", "+5", "007", "12", "1.0", "1e3", "x", "", "NA", "9" * 30],
    "number": ["1", "1.5", "-2.25", "1e3", "NaN", "INF", "x", "", "NA", "1.", ".5", "1,5", "1.0"],
    "boolean": ["true", "False", "1", "0", "yes", "", "NA"],
    "date": ["2020-01-01", "2020-02-30", "2020/01/01", "", "NA", "2024-02-29"],
    "datetime": ["2020-01-01T10:00:00", "2020-01-01T10:00:00Z", "2020-01-01", "x", ""],
    "time": ["10:00:00", "23:59:59", "25:00:00", "10:00", "x", ""],
    "year": ["2020", "20", "x", "", "20200"],
    "yearmonth": ["2020-01", "2020-13", "x", ""],
    "duration": ["P1Y", "PT1H", "x", "", "P1Y2M3DT4H5M6S"],
    "geopoint": ["1,2", "180,90", "181,0", "x", "", "1, 2"],
    "any": ["a", "", "1", "NA"],
}
CONSTRAINTS = {
    "string": [{"minLength": 2}, {"maxLength": 1}, {"pattern": "[a-z]+"}, {"enum": ["a", "b"]}],
    "integer": [{"minimum": 1}, {"maximum": "5"}, {"enum": [1, 12]}],
    "number": [{"minimum": 0.5}, {"maximum": 1.5}],
    "date": [{"minimum": "2021-01-01"}, {"maximum": "2021-01-01"}],
    "year": [{"minimum": 2000}],
    "boolean": [{"enum": [True]}],
}
MATCHES = ["exact", "exact", "equal", "subset", "superset", "partial"]


@st.composite
def fields(draw, name):
    kind = draw(st.sampled_from(sorted(CELLS)))
    constraints = dict(draw(st.sampled_from([{}, {}, *CONSTRAINTS.get(kind, [])])))
    for flag in ("required", "unique"):
        if draw(st.integers(0, 4)) == 0:
            constraints[flag] = True
    field = {"name": name, "type": kind}
    if constraints:
        field["constraints"] = constraints
    if draw(st.integers(0, 5)) == 0:
        field["missingValues"] = draw(st.sampled_from([["", "NA"], ["NA"], []]))
    return field


@st.composite
def packages(draw):
    """Return (descriptor, {file: text}): a table, perhaps with keys and a parent table."""
    columns = [draw(fields(f"f{number}")) for number in range(draw(st.integers(2, 4)))]
    cells = st.tuples(*(st.sampled_from(CELLS[field["type"]]) for field in columns)).map(list)
    broken = st.one_of(
        cells, cells, cells, cells.map(lambda row: row[:-1]), cells.map(lambda row: [*row, "z"])
    )
    rows = draw(st.lists(broken, max_size=7))
    labels = [field["name"] for field in columns]
    if draw(st.integers(0, 7)) == 0:
        labels = draw(st.sampled_from([labels[::-1], labels[:-1], [*labels, "more"]]))
    schema = {"fields": columns, "fieldsMatch": draw(st.sampled_from(MATCHES))}
    if draw(st.booleans()):
        schema["primaryKey"] = draw(st.sampled_from(["f0", ["f0"]]))
    resources = [resource("table", schema)]
    files = {"table.csv": written([labels, *rows])}
    if draw(st.booleans()):
        target = draw(st.sampled_from(["parent", ""]))
        reference = {"resource": target, "fields": ["k" if target else "f1"]}
        schema["foreignKeys"] = [{"fields": ["f0"], "reference": reference}]
        parent = {"name": "k", "type": columns[0]["type"]}
        resources.append(resource("parent", {"fields": [parent, {"name": "z"}]}))
        keys = draw(st.lists(st.sampled_from(CELLS[parent["type"]]), max_size=5))
        files["parent.csv"] = written([["k", "z"], *([key, "1"] for key in keys)])
    address = "https://datapackage.org/profiles/2.0/datapackage.json"
    return {"$schema": address, "resources": resources}, files


def resource(name, schema):
    # Declared, so that frictionless does not guess them.
    dialect = {"delimiter": ",", "quoteChar": '"'}
    return {
        "name": name,
        "path": f"{name}.csv",
        "encoding": "utf-8",
        "dialect": dialect,
        "schema": schema,
    }


def written(rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def places(errors):
    """Count (resource, type, row, field); keys are named by their row alone."""
    return Counter(
        (name, kind, row, None if kind in ("primary-key", "foreign-key") else field or None)
        for name, kind, row, field in errors
    )


def by_frictionless(path):
    import frictionless

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(path))
    return places(
        (
            task.name,
            error.type,
            getattr(error, "row_number", 1),
            getattr(error, "field_name", None),
        )
        for task in report.tasks
        for error in task.errors
    )


def store(folder, descriptor, files):
    for name, text in files.items():
        Path(folder, name).write_bytes(text.encode())
    path = Path(folder, "datapackage.json")
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return path


def found(path, large_from):
    return [error.to_dict() for error in validate(path, large_from=large_from).errors]


@settings(max_examples=120, **SETTINGS)
@given(packages())
def test_three_verdicts(package):
    """Fast path, row checker or frictionless disagree about an ordinary table."""
    with tempfile.TemporaryDirectory() as folder:
        path = store(folder, *package)
        slow = found(path, 10**12)
        assert fast(path) == slow
        ours = places((e["resource"], e["type"], e["row"], e["field"]) for e in slow)
        assert ours == by_frictionless(path)


def fast(path):
    smallest, tables.SMALLEST = tables.SMALLEST, 0
    try:
        return found(path, 0)
    finally:
        tables.SMALLEST = smallest


CLEAN = st.fixed_dictionaries(
    {
        "id": st.integers(0, 10**6).map(str),
        "text": st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=6),
        "day": st.dates().map(str),
    }
)
CLEAN_FIELDS = [
    {"name": "id", "type": "integer", "constraints": {"unique": True}},
    {"name": "text"},
    {"name": "day", "type": "date"},
]
INSERTS = ['"', " ", "\n", ",", "\r", '""', ' "', '" ', '"x",', "\0", "é", "\n\n", "\u2028", "\x1c"]


@settings(max_examples=150, **SETTINGS)
@given(
    st.lists(CLEAN, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(INSERTS)), max_size=2),
    st.sampled_from(["\n", "\r\n"]),
)
def test_layout_of_the_file(rows, inserts, end):
    """The database reads a file otherwise than Python, and the table is called valid."""
    text = written([["id", "text", "day"], *(list(row.values()) for row in rows)])
    text = text.replace("\n", end)
    for position, piece in inserts:
        position = min(position, len(text))
        text = text[:position] + piece + text[position:]
    with tempfile.TemporaryDirectory() as folder:
        descriptor = {
            "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": CLEAN_FIELDS}}]
        }
        path = store(folder, descriptor, {"t.csv": text})
        assert fast(path) == found(path, 10**12)
