"""What people write in the wrong form is a finding at its line, never a traceback."""

import json

import pytest

SOURCES = "seeds/registers/sources.yaml"
PLACES = "seeds/registers/places.yaml"
WITHDRAWN = "seeds/registers/withdrawn.yaml"
DAYS = "published_earliest: 2022-01-09\n  published_latest: 2022-01-09"
GONE = "{id: a, table: figures, version: 0.1.0, reason: A slip of the pen.}"

CASES = [
    pytest.param(SOURCES, "language: de", "language: fr", "reads de, en", id="language"),
    pytest.param(SOURCES, "language: de", "language: ../x", "reads de, en", id="path"),
    pytest.param(
        *(SOURCES, DAYS, DAYS.replace("2022", "0001")),
        "expected a year from",
        id="first day of all",
    ),
    pytest.param(PLACES, "names: {de: [Minsk]", "names: {de: [[x]]", "lists of text", id="nested"),
    pytest.param(PLACES, "names: {de: [Minsk], en: [Minsk]}", "names: [1]", "of text", id="list"),
    pytest.param(WITHDRAWN, "[]", f"- {GONE}\n- {GONE}", "for the second time", id="twice"),
    pytest.param(
        *(WITHDRAWN, "[]", f"- {GONE.replace('0.1.0', 'banana')}"), "three numbers", id="version"
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), CASES)
def test_a_wrong_form_is_a_finding(project, run, file, old, new, said):
    """A typo in a register ends in a traceback, or is passed over."""
    line = project.plant(file, old, new)
    result = run("build")
    assert result.code == 1 and said in result.out
    assert f"{file}:" in result.out and line


def test_a_version_that_is_none_is_refused(project, run):
    """It would be written into everything that is published."""
    path = project.root / "schemas" / "package.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(package | {"version": "banana"}), encoding="utf-8")
    result = run("build")
    assert result.code == 2 and "expected one such as 1.2.0" in result.err


def test_a_path_with_a_zero_byte_is_refused(published, run):
    published.plant("datapackage.json", "data/places.csv", "data/pl\\u0000aces.csv")
    result = run("validate")
    assert result.code == 2 and "zero byte" in result.err
