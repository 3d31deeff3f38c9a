"""What is given out: whole, deterministic, without a source document, right where it is opened."""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from qantar.checks.outsider import check_with_frictionless
from qantar.release.unpacked import package_checks
from qantar.validate import report, to_text

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def _archive(outcome):
    [path] = outcome.folder.glob("*.zip")
    return path


def _constant(outcome):
    """Everything but the database, whose bytes differ each time, and what names its checksum."""
    return {
        path.name: path.read_bytes()
        for path in outcome.folder.iterdir()
        if path.suffix != ".duckdb" and path.name not in ("SHA256SUMS", "dataset.jsonld")
    }


def test_every_check_holds_and_is_named(outcome):
    """The gate passes without having looked."""
    assert outcome.folder, to_text(outcome.checks)
    names = {check.name for check in outcome.checks}
    assert names >= {"clean tree", "rules", "anchors", "second build", "unpacked archive"}


def test_the_archive_depends_on_its_content_alone(outcome, repository, monkeypatch):
    """Two releases of one commit differ, so that nobody can tell what was changed."""
    before = _constant(outcome)
    assert len(before) >= 7
    monkeypatch.setattr(time, "time", lambda: 0.0)  # a clock that stands in 1970
    again = repository.release(repository.version)
    assert _constant(again) == before


def test_entries_are_sorted_and_carry_no_time(outcome):
    with zipfile.ZipFile(_archive(outcome)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {(entry.date_time, entry.extra) for entry in entries} == {(FIRST_DAY, b"")}


def test_the_archive_has_what_people_need(unpacked):
    for name in (
        *("README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA"),
        *("datapackage.json", "data/CODEBOOK.md", "data/figures.csv", "docs/METHOD.md"),
        *("schemas/figures.schema.json", "schemas/rules/no_cycles.sql", "withdrawn.yaml"),
    ):
        assert (unpacked / name).is_file(), name


def test_no_source_document_is_given_out(outcome, repository, unpacked):
    """Texts that belong to their publishers are published."""
    documents = [path.read_bytes() for path in repository.project.documents.iterdir()]
    for path in [*unpacked.rglob("*"), *outcome.folder.iterdir()]:
        if path.is_file():
            raw = path.read_bytes()
            assert not any(document in raw for document in documents), path
    assert not list(unpacked.rglob("documents"))


@pytest.mark.parametrize("place", ["folder", "archive"])
def test_every_file_has_its_checksum(outcome, unpacked, place):
    folder = outcome.folder if place == "folder" else unpacked
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert sums.keys() == files - {"SHA256SUMS"}
    for name, found in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == found


def test_unpacked_it_holds_and_says_what_was_not_run(unpacked):
    """The missing documents count as passed."""
    assert check_with_frictionless(unpacked / "datapackage.json") == []
    checks = package_checks(unpacked)
    found = report(checks)
    assert found["errors"] == [] and found["valid"]
    not_run = {check.name: check.not_run for check in checks if check.not_run}
    assert not_run == {
        "anchors": "documents not included",
        "codings": "documents not included",
        "review": "documents not included",
    }
    assert "anchors" in to_text(checks) and "not run: documents not included" in to_text(checks)


def test_a_changed_cell_in_the_archive_is_found_though_its_hash_is_new(unpacked, tmp_path):
    """A number altered after the release passes because the rules were not shipped."""
    copy = shutil.copytree(unpacked, tmp_path / "copy")
    path = copy / "data" / "figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["bound"] == "exact" and row["value"].isdigit())
    row["value"] = str(int(row["value"]) + 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in descriptor["resources"] if r["path"] == "data/figures.csv")
    raw = path.read_bytes()
    resource |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
    (copy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    found = [problem for check in package_checks(copy) for problem in check.problems]
    assert {problem.type for problem in found} == {"rule"}
    assert any(row["figure_id"] in problem.message for problem in found)


def test_the_readme_of_the_archive_can_be_followed(unpacked, monkeypatch):
    """The instructions do not work where they are read."""
    text = (unpacked / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)h][^)]*)\)", text):
        assert (unpacked / target).exists(), target
    monkeypatch.chdir(unpacked)
    [snippet] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict = {}
    exec(compile(snippet, "README.md", "exec"), names)
    assert len(names["table"]) > 0
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], check=True)


def test_the_database_holds_the_rows_of_the_archive(outcome, unpacked):
    """A database of another build is given out beside the tables."""
    import duckdb

    [path] = outcome.folder.glob("*.duckdb")
    with duckdb.connect(str(path), read_only=True) as con:
        [count] = con.execute("SELECT count(*) FROM figures").fetchone()
    with (unpacked / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert count == sum(1 for _ in csv.DictReader(file)) > 0


def test_archives_and_search_engines_get_the_same_facts(outcome, repository):
    deposit = json.loads((outcome.folder / "zenodo.json").read_text(encoding="utf-8"))
    dataset = json.loads((outcome.folder / "dataset.jsonld").read_text(encoding="utf-8"))
    assert deposit["version"] == dataset["version"] == repository.version
    assert deposit["title"] == dataset["name"]
    assert {Path(item["name"]).suffix for item in dataset["distribution"]} == {".zip", ".duckdb"}
    for download in dataset["distribution"]:
        raw = (outcome.folder / download["name"]).read_bytes()
        assert download["sha256"] == hashlib.sha256(raw).hexdigest()
        assert download["contentSize"] == str(len(raw))
    measured = {item["name"] for item in dataset["variableMeasured"]}
    assert "figures.value" in measured


def test_a_project_without_a_mistake_but_not_committed_is_refused(repository, outcome):
    """What is given out is in no commit."""
    stray = repository.project.root / "note.txt"
    stray.write_text("x", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in outcome.folder.iterdir()}
    try:
        refused = repository.release(repository.version)
    finally:
        stray.unlink()
    assert refused.folder is None
    assert [p.file for check in refused.checks for p in check.problems] == ["note.txt"]
    assert {path.name: path.read_bytes() for path in outcome.folder.iterdir()} == before
