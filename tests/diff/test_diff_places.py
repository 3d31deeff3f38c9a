"""Releases as folders, archives and commits, and what is none."""

import io
import json
import shutil
import subprocess
import zipfile

import pytest

from qantar.diff.command import diff, run_diff
from qantar.problems import CannotRun
from qantar.release.archive import zip_bytes

CHANGED = "figure_id,value,bound\ntaz-164-killed,225,exact\n"


def _zipped(folder, path, top="claims-1.0.0"):
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    path.write_bytes(zip_bytes(files, top))
    return path


def test_folder_descriptor_and_archive_are_the_same_release(release, tmp_path):
    old, new = release("old"), release("new", rows=CHANGED, version="2.0.0")
    archive = _zipped(new, tmp_path / "new.zip")
    forms = [new, new / "datapackage.json", archive]
    found = [diff(str(old), str(form), tmp_path).to_dict() for form in forms]
    for item in found:
        item.pop("new")
    assert found[0] == found[1] == found[2] and found[0]["level"] == "major"


def test_a_tag_of_the_history_is_a_release(release, tmp_path):
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = release("project")
    git = ["git", "-c", "user.name=n", "-c", "user.email=n@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"], ["tag", "v1.0.0"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    (folder / "data" / "figures.csv").write_text(CHANGED, encoding="utf-8")
    d = diff("v1.0.0", str(folder), folder)
    assert [cell.new for cell in d.rows[0].cells] == ["225"]


def test_the_json_holds_every_cell_and_the_code_says_what_vanished(release, tmp_path):
    old, new = release("old"), release("new", rows=CHANGED)
    out = io.StringIO()
    assert run_diff(str(old), str(new), "json", tmp_path, out) == 1  # taz-400-injured vanished
    found = json.loads(out.getvalue())
    assert found["rows"]["figures"]["changed"] == [
        {
            "key": {"figure_id": "taz-164-killed"},
            "cells": [{"field": "value", "old": "164", "new": "225"}],
        }
    ]
    assert found["ids_gone"][0]["id"] == "taz-400-injured"
    assert run_diff(str(old), str(old), "text", tmp_path, out) == 0
    assert "Nothing that is published differs." in out.getvalue()


def _escaping(folder, tmp_path):
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    (folder / "datapackage.json").write_text(text.replace("data/figures", "../../etc/passwd"))
    return folder


def _linked(folder, tmp_path):
    (tmp_path / "outside.csv").write_text("secret", encoding="utf-8")
    (folder / "data" / "figures.csv").unlink()
    (folder / "data" / "figures.csv").symlink_to(tmp_path / "outside.csv")
    return folder


def _bomb(folder, tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        with archive.open("data.csv", "w", force_zip64=True) as out:
            for _ in range(210):
                out.write(b"0" * 10_000_000)
    return path


def _no_zip(folder, tmp_path):
    path = tmp_path / "release.zip"
    path.write_bytes(b"PK not really")
    return path


def _nested(folder, tmp_path):
    (folder / "datapackage.json").write_text('{"resources": ' + "[" * 100_000)
    return folder


def _no_utf8(folder, tmp_path):
    (folder / "data" / "figures.csv").write_bytes(b"figure_id,value,bound\n\xff,1,exact\n")
    return folder


def _short_row(folder, tmp_path):
    (folder / "data" / "figures.csv").write_bytes(b"figure_id,value,bound\na,1\n")
    return folder


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(_escaping, "leads out of the package", id="path out of the package"),
        pytest.param(_linked, "leads out of", id="link out of the package"),
        pytest.param(_bomb, "unpacks to more than", id="compressed bomb"),
        pytest.param(_no_zip, "no archive that can be read", id="no zip"),
        pytest.param(_nested, "not valid JSON", id="deep nesting"),
        pytest.param(_no_utf8, "not UTF-8", id="other encoding"),
        pytest.param(_short_row, "line 2", id="short row"),
        pytest.param(lambda folder, tmp: "v9.9.9", "no folder, archive, tag", id="unknown name"),
        pytest.param(lambda folder, tmp: "--output=/x", "no folder, archive, tag", id="an option"),
    ],
)
def test_what_is_no_release_is_refused_with_a_reason(release, tmp_path, spoil, said):
    """A hostile or broken release ends in a traceback, or is read outside of its folder."""
    name = spoil(release("old"), tmp_path)
    with pytest.raises(CannotRun, match=said):
        diff(str(name), str(release("new")), tmp_path)
