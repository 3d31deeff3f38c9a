"""`qantar release VERSION`: pass the gate, then write everything that is given out, in one step."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qantar.checks.outsider import check_with_frictionless
from qantar.diff.compare import Difference
from qantar.duck.database import SCRIPT, database_path, write_database
from qantar.project import Project
from qantar.release.archive import checksums, sha256, zip_bytes
from qantar.release.changelog import FILE as CHANGELOG
from qantar.release.changelog import entry
from qantar.release.citation import FILE as CITATION
from qantar.release.citation import Download, read_citation, schema_org, zenodo
from qantar.release.contents import archive_files, check_no_document
from qantar.release.gate import (
    check_numbers,
    check_told,
    check_tree,
    check_version_fits,
    difference_to,
    last_release,
    wanted_version,
)
from qantar.release.notes import release_notes
from qantar.release.rebuild import COMMANDS, check_same, rebuilt
from qantar.release.unpacked import NO_DOCUMENTS, package_checks
from qantar.release.writing import write_release
from qantar.validate import Check, validate_project
from qantar.validation_report.files import render_report
from qantar.validation_report.verdicts import holds
from qantar.versions import Version

Tell = Callable[[str], None]
SUMS = "SHA256SUMS"
REPORTS = ("html", "json", "md", "junit.xml")


@dataclass(frozen=True)
class Outcome:
    """Every check of the gate, and the folder that was written if all of them hold."""

    checks: list[Check]
    folder: Path | None


def release(
    project: Project, wanted: str, tell: Tell, commands: Sequence[Sequence[str]] = COMMANDS
) -> Outcome:
    """Check everything that must hold for a version and write `build/release/`.

    `commands` are those that write what is published. Nothing is written unless every check holds.
    Raises CannotRun where there is no version of this name, no git, or no room.
    """
    version = wanted_version(wanted)
    tell("checking tree, version and changelog")
    checks = [check_tree(project), check_numbers(project, wanted)]
    checks += validate_project(project, tell)
    if not holds(checks):
        return Outcome(checks, None)
    tell("comparing with the last release")
    tag = last_release(project, version)
    difference = difference_to(project, tag) if tag else None
    checks.append(check_version_fits(project, version, difference))
    if difference:
        checks.append(check_told(difference, _entry(project, wanted)))
    tell("building the commit once more, elsewhere")
    with rebuilt(project, commands) as (other, problems):
        again = Check("second build", "data that nobody can build again", problems)
        if not problems:
            again.problems = check_same(project, other)
        checks.append(again)
        database = {} if again.problems else _database(other)
    files = archive_files(project)
    archive, found = _packed(project, files, version)
    checks += found
    if not holds(checks):
        return Outcome(checks, None)
    tell("writing build/release/")
    given = _given_out(project, version, archive, database, checks, difference)
    return Outcome(checks, write_release(project.root, project.build, given))


def _database(project: Project) -> dict[str, bytes]:
    """The tables as one database, by the name of its file; without `load.sql` there is none."""
    if not (project.data / SCRIPT).is_file():
        return {}
    path = database_path(project.build, _descriptor(project))
    write_database(path, project.data)
    return {path.name: path.read_bytes()}


def _packed(
    project: Project, files: dict[str, bytes], version: Version
) -> tuple[bytes, list[Check]]:
    """The archive, and what does not hold of it when it is unpacked elsewhere."""
    files["SHA256SUMS"] = checksums(files)
    archive = zip_bytes(files, f"{_name(project)}-{version}")
    whole = Check("no documents", "source texts given out without a right to", rows=len(files))
    whole.problems = check_no_document(files, project.documents)
    unpacked = Check("unpacked archive", "an archive that does not hold where it is opened")
    with tempfile.TemporaryDirectory(prefix="qantar-release-") as folder:
        Path(folder, "release.zip").write_bytes(archive)
        with zipfile.ZipFile(Path(folder, "release.zip")) as packed:
            packed.extractall(folder)
        root = Path(folder, f"{_name(project)}-{version}")
        inside = package_checks(root)
        unpacked.problems = check_with_frictionless(root / "datapackage.json")
        unpacked.problems += [problem for check in inside for problem in check.problems]
        unpacked.rows = inside[0].rows
        unpacked.notes = [f"{c.name}: {c.not_run}" for c in inside if c.not_run == NO_DOCUMENTS]
    return archive, [whole, unpacked]


def _name(project: Project) -> str:
    return str(_descriptor(project)["name"])


def _descriptor(project: Project) -> dict:
    return json.loads(project.descriptor.read_bytes())


def _given_out(
    project: Project,
    version: Version,
    archive: bytes,
    database: Mapping[str, bytes],
    checks: Sequence[Check],
    difference: Difference | None,
) -> dict[str, bytes]:
    """Every file of the release by name."""
    descriptor, citation = _descriptor(project), read_citation(project.root / CITATION)
    subject = f"{descriptor['title']}, version {version}"
    files = {f"{descriptor['name']}-{version}.zip": archive}
    files |= {f"{Path(name).stem}-{version}.duckdb": raw for name, raw in database.items()}
    downloads = [
        Download(name, len(raw), sha256(raw), WHAT[Path(name).suffix])
        for name, raw in sorted(files.items())
    ]
    text = _entry(project, str(version))
    files["RELEASE_NOTES.md"] = release_notes(descriptor["title"], str(version), text, difference)
    if difference:
        files["difference.json"] = _json(difference.to_dict())
    for ending in REPORTS:
        name = f"validation-report.{ending}"
        files[name] = render_report(checks, subject, name)
    files[CITATION] = (project.root / CITATION).read_bytes()
    files["zenodo.json"] = _json(zenodo(citation, descriptor))
    files["dataset.jsonld"] = _json(schema_org(citation, descriptor, downloads))
    files[SUMS] = checksums(files)
    return files


def _entry(project: Project, version: str) -> str:
    return entry((project.root / CHANGELOG).read_text(encoding="utf-8"), version) or ""


WHAT = {
    ".zip": "Tables as CSV with descriptor, schemas, codebook, method and summaries",
    ".duckdb": "The same tables, views and macros as one DuckDB database",
}


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
