"""Faults planted in the published files: `qantar validate` must name table, row and field."""

import hashlib
import json
import re

import pytest


def rehash(copy, file: str) -> None:
    """Write the hash and size of a file into the descriptor, as a careful forger would."""
    path = copy.root / "datapackage.json"
    package = json.loads(path.read_text())
    raw = (copy.root / file).read_bytes()
    resource = next(r for r in package["resources"] if r["path"] == file)
    resource["bytes"], resource["hash"] = len(raw), "sha256:" + hashlib.sha256(raw).hexdigest()
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def lines(copy, file: str, change) -> None:
    """Rewrite a file that has one row per line."""
    path = copy.root / file
    path.write_bytes(b"\n".join(change(path.read_bytes().split(b"\n"))))


def cell(copy):
    copy.plant("data/figures.csv", ",18,exact,18,18,", ",13,exact,13,13,")


def swapped(copy):
    lines(copy, "data/places.csv", lambda rows: [rows[0], rows[2], rows[1], *rows[3:]])


def truncated(copy):
    path = copy.root / "data/reports.csv"
    path.write_bytes(path.read_bytes()[:-300])


def column(copy):
    lines(copy, "data/places.csv", lambda rows: [r + b",x" if r else r for r in rows])


def raw(file, change):
    return lambda copy: (copy.root / file).write_bytes(change((copy.root / file).read_bytes()))


def forged(copy):
    cell(copy)
    rehash(copy, "data/figures.csv")


def forged_quote(copy):
    copy.plant("data/figures.csv", "18 Sicherheitskräfte", "13 Sicherheitskräfte")
    rehash(copy, "data/figures.csv")


def huge(copy):
    copy.plant("data/places.csv", ",1526384", ",99999999999999999999")
    rehash(copy, "data/places.csv")


def unnamed(copy):
    """A table gone, and with it its resource."""
    (copy.root / "data/participants.csv").unlink()
    path = copy.root / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"] = [r for r in package["resources"] if r["name"] != "participants"]
    path.write_text(json.dumps(package))


FAULTS = [
    pytest.param(
        cell,
        [
            r"^figures, row \d+: `value` of rossi-18\S+ is '13'; .* say '18'",
            r"^figures, row \d+: `upper`",
            r"^data/figures.csv: found \d+ bytes",
        ],
        id="cell",
    ),
    pytest.param(
        lambda c: lines(c, "data/mentions.csv", lambda r: r[:5] + r[6:]),
        [r"^mentions, row 6: the row \S+ is missing"],
        id="row deleted",
    ),
    pytest.param(
        lambda c: lines(c, "data/mentions.csv", lambda r: [*r[:-1], r[5], b""]),
        [r"row \d+ \(\S+\) stands after"],
        id="row twice",
    ),
    pytest.param(swapped, [r"^data/places.csv: row 3 \(\S+\) stands after"], id="rows swapped"),
    pytest.param(
        raw("data/places.csv", lambda b: b"\xef\xbb\xbf" + b),
        [r"^data/places.csv:1: found a byte order"],
        id="BOM",
    ),
    pytest.param(
        raw("data/places.csv", lambda b: b.replace(b"\n", b"\r\n")),
        [r"^data/places.csv:1: found a carriage"],
        id="CRLF",
    ),
    pytest.param(
        raw("data/places.csv", lambda b: b.rstrip(b"\n")),
        [r"^data/places.csv:\d+: the last line does not end"],
        id="no last LF",
    ),
    pytest.param(
        raw("data/places.csv", lambda b: b.replace(b"Almaty", b"Almat\xff", 1)),
        [r"(?i)places.*utf-8"],
        id="no UTF-8",
    ),
    pytest.param(
        raw("data/places.csv", lambda b: b""),
        [r"^places.*", r"^data/places.csv: found 0 bytes"],
        id="emptied",
    ),
    pytest.param(
        lambda c: c.write("data/notes.txt", "x"),
        [r"^data/notes.txt: no resource of the descriptor names"],
        id="stray",
    ),
    pytest.param(
        lambda c: c.write("data/a/b.csv", "x"), [r"^data/a/b.csv: no resource"], id="stray folder"
    ),
    pytest.param(
        lambda c: (c.root / "data/places.csv").unlink(),
        [r"^data/places.csv: the file is missing"],
        id="missing",
    ),
    pytest.param(
        truncated,
        [r"^data/reports.csv: found", r"^reports, row \d+: the row \S+ is missing|^reports, row"],
        id="truncated",
    ),
    pytest.param(column, [r"^places: .*label"], id="column added"),
    pytest.param(
        lambda c: c.plant("data/places.csv", ",kind,", ",kindness,"),
        [r"^places: .*kindness"],
        id="column renamed",
    ),
    pytest.param(
        lambda c: c.plant("data/figures.csv", ",killed,", ",kiled,"),
        [r"^figures, row \d+: .*kiled"],
        id="dangling",
    ),
    pytest.param(
        lambda c: c.plant("data/figures.csv", ",attributed,", ",said,"),
        [r"^figures, row \d+: .*said"],
        id="code",
    ),
    pytest.param(
        forged,
        [r"^figures, row \d+: `value` of rossi-18", r"^datapackage.json:\d+: found"],
        id="hash recomputed",
    ),
    pytest.param(
        forged_quote,
        [r"^figures, row \d+: `quote` is .*13 Sicherheitskr.* has .*18 Sicherheitskr.*line 8"],
        id="quote",
    ),
    pytest.param(
        huge,
        [r"^data/: the tables cannot be loaded|^places, row \d+: `geonames_id`"],
        id="number too large",
    ),
    pytest.param(
        unnamed, [r"^datapackage.json:\d+: found", r"participants"], id="resource removed"
    ),
    pytest.param(
        raw("data/CODEBOOK.md", lambda b: b.replace(b"Codebook", b"Cookbook", 1)),
        [r"^data/CODEBOOK.md:1: found '# Cookbook.*build '# Codebook"],
        id="codebook",
    ),
    pytest.param(
        lambda c: c.plant("seeds/registers/places.yaml", "name: Bishkek", "name: Frunze"),
        [r"^places, row \d+: `name` of bishkek is 'Bishkek'; .* say 'Frunze'"],
        id="not rebuilt",
    ),
]


@pytest.mark.parametrize(("plant", "said"), FAULTS)
def test_a_fault_in_the_published_files_is_named(published, run, plant, said):
    """An edited, lost or added file would be released."""
    plant(published)
    result = run("validate")
    assert result.code == 1, result.out + result.err
    assert result.out.endswith("not valid\n")
    for pattern in said:
        assert re.search(pattern, result.out, re.MULTILINE), result.out
    assert "    remedy: " in result.out


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
    cell(published)
    swapped(published)
    published.write("data/notes.txt", "x")
    published.plant("seeds/coding/first/rossi.yaml", "indicator: killed", "indicator: kiled")
    out = run("validate").out
    for name in ("data/figures.csv: found", "data/places.csv: row 3", "data/notes.txt", "'kiled'"):
        assert name in out
