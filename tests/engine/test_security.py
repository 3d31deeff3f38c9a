"""Protects the reader of a stranger's package: refused clearly, in bounded time and memory."""

import gzip
import io
import json
import os
import zipfile

import pytest

from qantar.engine import validate

A = [{"name": "a"}]
PATHS = [
    pytest.param("/etc/hostname", "resource-error", id="absolute"),
    pytest.param("../secret.csv", "resource-error", id="parent folder"),
    pytest.param("data/../../secret.csv", "resource-error", id="hidden parent folder"),
    pytest.param("..\\secret.csv", "resource-error", id="backslashes"),
    pytest.param("C:/secret.csv", "resource-error", id="drive"),
    pytest.param("~/secret.csv", "resource-error", id="home"),
    pytest.param("$HOME/secret.csv", "resource-error", id="variable"),
    pytest.param("file:///etc/hostname", "resource-error", id="file address"),
    pytest.param("link.csv", "resource-error", id="symbolic link out of the package"),
    pytest.param("loop.csv", "resource-error", id="symbolic links in a circle"),
    pytest.param("pipe.csv", "resource-error", id="named pipe"),
    pytest.param("folder", "resource-error", id="folder"),
    pytest.param("https://example.org/t.csv", "scheme-error", id="network"),
    pytest.param("s3://bucket/t.csv", "scheme-error", id="other network"),
]


@pytest.fixture
def house(tmp_path):
    """A folder with a secret beside the package, and traps within it."""
    root = tmp_path / "package"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "secret.csv").write_text("a\nsecret\n")
    (root / "link.csv").symlink_to(tmp_path / "secret.csv")
    (root / "loop.csv").symlink_to(root / "loop.csv")
    (root / "t.csv").write_text("a\nx\n")
    os.mkfifo(root / "pipe.csv")
    return root


def describe(root, **resource):
    descriptor = {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": A}} | resource]}
    (root / "datapackage.json").write_text(json.dumps(descriptor))
    return root


@pytest.mark.parametrize(("path", "expected"), PATHS)
@pytest.mark.parametrize("place", ["path", "list"])
def test_paths(house, errors, path, expected, place):
    """A file outside the package is read, or the reader hangs."""
    path = path if place == "path" else [path]
    assert [kind for kind, _, _ in errors(describe(house, path=path))] == [expected]


@pytest.mark.parametrize("name", ["schema", "dialect"])
@pytest.mark.parametrize("path", ["/etc/hostname", "../secret.csv", "link.csv", "pipe.csv"])
def test_paths_of_references(house, errors, name, path):
    """A schema or dialect outside the package is read."""
    assert [kind for kind, _, _ in errors(describe(house, **{name: path}))] == ["resource-error"]


def test_remote_schema(house, errors):
    """A schema is fetched from the network."""
    found = errors(describe(house, schema="https://example.org/schema.json"))
    assert [kind for kind, _, _ in found] == ["schema-error"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"$ref": "s.json"}', id="by $ref"),
        pytest.param('"s.json"', id="by name"),
        pytest.param('{"schema": "s.json"}', id="by property"),
        pytest.param('{"fields": "s.json"}', id="by fields"),
    ],
)
def test_schema_that_refers_to_itself(house, errors, content):
    """A schema that names itself is followed without end."""
    (house / "s.json").write_text(content)
    assert [kind for kind, _, _ in errors(describe(house, schema="s.json"))] == ["schema-error"]


def test_json_schema_that_refers_to_itself_or_elsewhere(house, errors):
    """A jsonSchema sends the validator round in circles or into the network."""
    for schema in ({"$ref": "#"}, {"$ref": "https://example.org/s.json"}):
        field = {"name": "a", "type": "object", "constraints": {"jsonSchema": schema}}
        (house / "t.csv").write_text('a\n"{""x"": 1}"\n')
        found = errors(describe(house, schema={"fields": [field]}))
        assert [kind for kind, _, _ in found] == ["constraint-error"]


def zeros_in_zip(size):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", b"a\n" * (size // 2))
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_bomb(house, kind):
    """A small file that unpacks to hundreds of megabytes is unpacked."""
    size = 100 << 20
    packed = gzip.compress(b"a\n" * (size // 2), 9) if kind == "gz" else zeros_in_zip(size)
    (house / f"t.csv.{kind}").write_bytes(packed)
    report = validate(describe(house, path=f"t.csv.{kind}"))
    assert [error.type for error in report.errors] == ["compression-error"]
    assert "200 times" in report.errors[0].message


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no archive", id="no archive"),
        pytest.param(gzip.compress(b"a\nx\n" * 100, mtime=0)[:-9], id="cut off"),
    ],
)
def test_damaged_archive(house, errors, content):
    """A damaged archive ends in a traceback, or passes as far as it goes."""
    (house / "t.csv.gz").write_bytes(content)
    kinds = {kind for kind, _, _ in errors(describe(house, path="t.csv.gz"))}
    assert kinds == ({"source-error"} if not content else {"compression-error"})


def test_line_without_end(house, errors, monkeypatch):
    """A file that is one endless line fills the memory."""
    monkeypatch.setattr("qantar.engine.delimited.LONGEST", 1000)
    (house / "t.csv").write_text("a\n" + "x" * 5000 + "\nb\n")
    assert errors(describe(house)) == [("source-error", 2, None)]


def test_deep_json_in_a_cell(house, errors):
    """A cell of nested brackets exhausts the stack."""
    (house / "t.csv").write_text("a\n" + "[" * 100_000 + "\n")
    assert errors(describe(house, schema={"fields": [{"name": "a", "type": "array"}]})) == [
        ("type-error", 2, "a")
    ]
