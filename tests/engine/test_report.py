"""Protects the report: as data, as text, as HTML, and honest about its limit."""

import json

import pytest

from qantar.engine import validate

FIELDS = [{"name": "a", "type": "integer"}, {"name": "b"}]
TEXT = "a,b\n" + "<x>,1\n" * 5


def test_dict(package):
    """The JSON lacks a key that readers count on, or is no JSON."""
    content = validate(package({"t.csv": TEXT}, FIELDS)).to_dict()
    assert json.loads(json.dumps(content)) == content
    assert content["valid"] is False and content["limit_reached"] is False
    first = content["errors"][0]
    expected = {"type": "type-error", "resource": "table", "row": 2, "field": "a", "value": "<x>"}
    assert expected.items() <= first.items()
    assert "whole number" in first["message"] and first["remedy"]
    assert "line" not in first  # the same as the row


def test_limit(package):
    """A report that stops early looks complete."""
    report = validate(package({"t.csv": TEXT}, FIELDS), limit=2)
    assert (len(report.errors), report.limit_reached) == (2, True)
    assert "there are more" in report.to_text()
    full = validate(package({"t.csv": TEXT}, FIELDS), limit=5)
    assert (len(full.errors), full.limit_reached) == (5, False)


def test_html(package):
    """A cell of the data becomes markup of the page."""
    page = validate(package({"t.csv": TEXT}, FIELDS)).to_html()
    assert page.startswith("<!DOCTYPE html>") and "&lt;x&gt;" in page and "<x>" not in page


def test_text(package):
    """A valid package is not called so."""
    report = validate(package({"t.csv": "a,b\n1,2\n"}, FIELDS))
    assert report.valid and "holds: 1 resource, 1 row" in report.to_text()


@pytest.mark.parametrize("module", ["_duckdb", "pandas", "frictionless", "numpy", "jsonschema"])
def test_small_packages_are_light(package, module):
    """A small package pays for a database or a dataframe library."""
    import subprocess
    import sys

    path = package({"t.csv": TEXT}, FIELDS)
    code = f"import sys; from qantar.engine import validate; validate({str(path)!r})"
    code += f"; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
