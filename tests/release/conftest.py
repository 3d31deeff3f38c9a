"""A project under git in a folder with blanks and umlauts, and one release of it."""

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from qantar.build import build
from qantar.project import Project
from qantar.release.command import Outcome, release

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("seeds", "schemas", "scripts", "data", "docs")
PAGES = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "README.md", ".gitignore")


@dataclass(frozen=True)
class Repository:
    """A project that is committed."""

    project: Project
    version: str

    def git(self, *words: str) -> None:
        command = ["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words]
        subprocess.run(command, cwd=self.project.root, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a change")

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.project.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def release(self, version: str) -> Outcome:
        return release(self.project, version, lambda _: None)


def _copied(folder: Path) -> Project:
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    for page in PAGES:
        shutil.copy(ROOT / page, folder)
    shutil.copy(ROOT / "datapackage.json", folder)
    return Project(folder)


@pytest.fixture(scope="session")
def repository(tmp_path_factory) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("git is not installed; a release is a commit")
    folder = tmp_path_factory.mktemp("Förk – Kasachstan 2022")
    project = _copied(folder)
    (folder / ".gitignore").write_text("build/\n.qantar-*\n__pycache__/\n", encoding="utf-8")
    log = folder / "CHANGELOG.md"
    text = log.read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("## "))
    version = heading.split()[1]
    log.write_text(text.replace(heading, f"## {version} – 2022-02-01"), encoding="utf-8")
    build(project, lambda _: None)
    made = Repository(project, version)
    made.git("init", "--quiet")
    made.commit()
    return made


@pytest.fixture(scope="session")
def outcome(repository) -> Outcome:
    """The first release, which holds."""
    return repository.release(repository.version)


@pytest.fixture(scope="session")
def unpacked(outcome, tmp_path_factory) -> Path:
    """The archive of the release, unpacked elsewhere."""
    [archive] = outcome.folder.glob("*.zip")
    folder = tmp_path_factory.mktemp("downloads")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    [top] = folder.iterdir()
    return top
