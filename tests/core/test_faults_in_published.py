"""Faults planted in the published files: `qantar validate` must name table, row and field."""

import hashlib
import json
import re
import shutil

import pytest

from project_copy import Copy
from qantar.project import Project
from qantar.validate import to_text, validate_project


def rehash(copy) -> None:
    """Write size and hash of every file into the descriptor, as a careful forger would."""
    path = copy.root / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        content = (copy.root / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = "sha256:" + hashlib.sha256(content).hexdigest()
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def raw(table, change):
    """A fault in the bytes of a table."""

    def plant(copy):
        path = copy.root / f"data/{table}.csv"
        path.write_bytes(change(path.read_bytes()))

    return plant


def swap(table, old, new):
    """A fault in one place of a table."""
    return lambda copy: copy.plant(f"data/{table}.csv", old, new)


def lines(table, change):
    """A fault in the rows of a table that has one row per line."""
    return raw(table, lambda content: b"\n".join(change(content.split(b"\n"))))


swapped = lines("places", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])
twice = lines("numerals", lambda rows: [*rows[:-1], rows[5], b""])
deleted = lines("mentions", lambda rows: rows[:5] + rows[6:])
column = lines("participants", lambda rows: [row + b",x" if row else row for row in rows])
huge = swap("places", ",1526384", ",99999999999999999999")


# What is done to the published files, and what must be said of it. The faults of one group stand in
# files of their own and are validated together, as they would be found together.
BROKEN_FILES = {
    "BOM": (
        raw("indicators", lambda b: b"\xef\xbb\xbf" + b),
        r"^data/indicators.csv:1: found a byte order",
    ),
    "CRLF": (
        raw("populations", lambda b: b.replace(b"\n", b"\r\n")),
        r"^data/populations.csv:1: found a carr",
    ),
    "no last LF": (
        raw("event_types", lambda b: b[:-1]),
        r"^data/event_types.csv:\d+: the last line does not",
    ),
    "no UTF-8": (
        raw("mentions", lambda b: b.replace(b"Blinken", b"Blink\xff", 1)),
        r"(?i)^mentions.*utf-8",
    ),
    "emptied": (
        raw("population_parts", lambda b: b""),
        r"^data/population_parts.csv: found 0 bytes",
    ),
    "swapped": (swapped, r"^data/places.csv: row 3 \(\S+\) stands after"),
    "row twice": (twice, r"^data/numerals.csv: row \d+ \(.+\) stands after"),
    "stray": (
        lambda c: c.write("data/notes.txt", "x"),
        r"^data/notes.txt: no resource of the descriptor",
    ),
    "stray folder": (lambda c: c.write("data/a/b.csv", "x"), r"^data/a/b.csv: no resource"),
    "missing": (
        lambda c: (c.root / "data/relations.csv").unlink(),
        r"^data/relations.csv: the file is miss",
    ),
    "truncated": (raw("reports", lambda b: b[:-300]), r"^data/reports.csv: found \d+ bytes"),
    "column added": (column, r"^participants: .*label"),
    "column renamed": (swap("events", ",standing,", ",stands,"), r"^events: .*stands"),
    "dangling": (swap("figures", ",killed,", ",kiled,"), r"^figures, row \d+: .*kiled"),
    "code": (swap("figures", ",attributed,", ",said,"), r"^figures, row \d+: .*said"),
    "codebook": (
        lambda c: c.plant("data/CODEBOOK.md", "# Codebook", "# Cookbook"),
        r"^data/CODEBOOK.md:1: found '# Cookbook.*build '# Codebook",
    ),
}
WELL_FORMED_LIES = {
    "number": (
        swap("figures", ",18,exact,18,18,", ",13,exact,13,13,"),
        r"^figures, row \d+: `value` of rossi-18\S+ is '13'; .* say '18'",
    ),
    "quote": (
        swap("reports", "die Polizei gezielt", "die Polizei gezeilt"),
        r"^reports, row \d+: `quote` is .*gezeilt.* has .*gezielt.*\(line \d+\)",
    ),
    "row deleted": (deleted, r"^mentions, row 6: the row \S+ is missing"),
    "rule": (
        swap("places", ",city,kazakhstan,KZ,", ",city,kazakhstan,BY,"),
        r"^places, row \d+: \S+: A place lies in the country",
    ),
    "not rebuilt": (
        lambda c: c.plant("seeds/registers/places.yaml", "name: Bishkek", "name: Frunze"),
        r"^places, row \d+: `name` of bishkek is 'Bishkek'; .* say 'Frunze'",
    ),
    "hashes recomputed": (
        rehash,
        r"^datapackage.json:\d+: found .*; the codings, registers and schemas",
    ),
}
UNLOADABLE = {
    "number too large": (huge, r"^data/: the tables cannot be loaded"),
    "hashes recomputed": (rehash, r"^datapackage.json:\d+: found"),
}
GROUPS = {"files": BROKEN_FILES, "lies": WELL_FORMED_LIES, "unloadable": UNLOADABLE}


@pytest.fixture(scope="module")
def findings(root, tmp_path_factory):
    """What `qantar validate` says of each group of faults."""
    said = {}
    for name, faults in GROUPS.items():
        folder = tmp_path_factory.mktemp(name)
        for part in ("seeds", "schemas", "data"):
            shutil.copytree(root / part, folder / part)
        shutil.copy(root / "datapackage.json", folder)
        for plant, _ in faults.values():
            plant(Copy(folder))
        said[name] = to_text(validate_project(Project(folder), lambda _: None))
    return said


CASES = [
    pytest.param(group, pattern, id=f"{group}-{name}")
    for group, faults in GROUPS.items()
    for name, (_, pattern) in faults.items()
]


@pytest.mark.parametrize(("group", "pattern"), CASES)
def test_a_fault_in_the_published_files_is_named(findings, group, pattern):
    """An edited, lost or added file would be released."""
    assert re.search(pattern + r".*\n    remedy: \S", findings[group], re.MULTILINE), findings[
        group
    ]
    assert findings[group].endswith("\nnot valid\n")


def test_a_table_removed_with_its_resource_is_missed(published, run):
    """A table that is gone from folder and descriptor would be missed by nobody."""
    (published.root / "data/participants.csv").unlink()
    path = published.root / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] != "participants"]
    path.write_text(json.dumps(package), encoding="utf-8")
    result = run("validate")
    assert result.code == 1
    assert "participants" in result.out
    assert re.search(r"^datapackage.json:\d+: found", result.out, re.MULTILINE)


DESCRIPTORS = [
    pytest.param(None, "datapackage.json is missing", id="missing"),
    pytest.param("{", "cannot be read", id="no JSON"),
    pytest.param("[]", "no Data Package descriptor", id="list"),
    pytest.param('{"resources": ["data/figures.csv"]}', "a resource without a path", id="resource"),
    pytest.param(b"\xff", "cannot be read", id="no UTF-8"),
]


@pytest.mark.parametrize(("text", "said"), DESCRIPTORS)
def test_an_unusable_descriptor_is_said(published, run, text, said):
    """Without its descriptor a package cannot be checked at all, which is no traceback."""
    if text is None:
        (published.root / "datapackage.json").unlink()
    else:
        published.write("datapackage.json", text)
    result = run("validate")
    assert result.code == 2
    assert said in result.err
    assert "qantar build" in result.err


@pytest.mark.parametrize(
    "resource",
    [
        '{"name": "a", "path": "/etc/passwd"}',
        '{"name": "a", "path": "../a.csv"}',
        '{"path": "data/a.csv"}',
    ],
)
def test_a_descriptor_of_something_else_is_no_traceback(published, run, resource):
    """A descriptor that frictionless will not even open would end in its exception."""
    published.write("datapackage.json", f'{{"resources": [{resource}]}}')
    result = run("validate")
    assert result.code == 1
    assert "datapackage.json:" in result.out


def test_the_published_files_hold(published, run):
    """What is committed must be what a release would contain."""
    result = run("validate")
    assert (result.code, result.out.splitlines()[-1]) == (0, "valid"), result.out


def test_json_carries_what_the_text_says(published, run):
    """A machine that reads the findings would miss the place or the remedy."""
    published.plant("data/figures.csv", ",18,exact,18,18,", ",13,exact,13,13,")
    result = run("validate", "--format", "json", "--limit", "2")
    report = json.loads(result.out)
    assert result.code == 1
    assert report["valid"] is False
    assert len(report["errors"]) == 2 < report["error_count"]
    keys = {"type", "resource", "row", "field", "value", "message", "remedy", "file", "line"}
    assert all(keys <= set(error) for error in report["errors"])


def test_problems_of_several_faults_are_listed_together(published, run):
    """Whoever mends one fault at a time validates as often as there are faults."""
    swap("figures", ",18,exact,18,18,", ",13,exact,13,13,")(published)
    swapped(published)
    published.write("data/notes.txt", "x")
    published.plant("seeds/coding/first/rossi.yaml", "indicator: killed", "indicator: kiled")
    out = run("validate").out
    for name in ("data/figures.csv: found", "data/places.csv: row 3", "data/notes.txt", "'kiled'"):
        assert name in out
