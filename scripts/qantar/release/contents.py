"""What goes into the archive: what the descriptor names, schemas and rules, and what people need to
read and cite it. No source document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from qantar.problems import CannotRun, Problem
from qantar.project import Project
from qantar.release.readme import readme
from qantar.seeds.anchors import fold

NEEDED = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "docs/METHOD.md")
PAGES = ("docs/RELATIONS.md", "docs/QUERIES.md")
WITHDRAWN = "withdrawn.yaml"


def archive_files(project: Project) -> dict[str, bytes]:
    """The files of the archive by path, without its checksums. Raises CannotRun where one is
    missing."""
    raw = _read(project.descriptor)
    descriptor = json.loads(raw)
    files = {"datapackage.json": raw}
    for resource in descriptor["resources"]:
        files[resource["path"]] = _read(project.root / resource["path"])
    for path in sorted(project.schemas.rglob("*")):
        if path.is_file():
            files[project.relative(path)] = _read(path)
    for name in NEEDED:
        files[name] = _read(project.root / name)
    for name in PAGES:
        if (project.root / name).is_file():
            files[name] = _read(project.root / name)
    files[WITHDRAWN] = _read(project.registers / WITHDRAWN)
    page = project.root / "README.md"
    files["README.md"] = readme(descriptor, page.read_text("utf-8") if page.is_file() else "")
    return files


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path.name} cannot be read: {error.strerror}. The release needs it."
        raise CannotRun(message) from None


def check_no_document(files: Mapping[str, bytes], documents: Path) -> list[Problem]:
    """Files of the archive that hold a source document: its bytes, or all of its words in order."""
    problems = []
    for document in sorted(documents.glob("*")):
        raw = document.read_bytes()
        words = fold(raw.decode("utf-8", errors="replace"))
        for name, content in sorted(files.items()):
            text = fold(content.decode("utf-8", errors="replace").replace('""', '"'))
            if content == raw or (words and words in text):
                message = f"the archive's {name} holds the whole document {document.name}"
                remedy = "quote sentences, not whole texts; the documents are not ours to give out"
                problems.append(Problem("document", message, remedy, name, document=document.name))
    return problems
