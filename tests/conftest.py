"""A copy of the project to plant faults in, and the command line to run on it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from qantar.cli import main
from qantar.project import Project

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Copy:
    """A project in a folder of its own."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root)

    def plant(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text that must be there; the line where it stands."""
        path = self.root / file
        text = path.read_bytes().decode("utf-8")
        assert old in text, f"{old!r} is not in {file}; the fault cannot be planted"
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
        return text.count("\n", 0, text.index(old)) + 1

    def append(self, file: str, text: str) -> int:
        """Add text at the end; the line on which it begins."""
        path = self.root / file
        before = path.read_bytes().rstrip(b"\n") + b"\n"
        path.write_bytes(before + text.encode("utf-8"))
        return before.count(b"\n") + 1

    def write(self, file: str, text: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)

    def published(self) -> dict[str, bytes]:
        """Every published file with its bytes."""
        files = [*sorted((self.root / "data").rglob("*")), self.root / "datapackage.json"]
        return {str(f.relative_to(self.root)): f.read_bytes() for f in files if f.is_file()}


@dataclass(frozen=True)
class Result:
    """What a command returned and said."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Runs `qantar` with the given words in this process."""

    def run_command(*words: str) -> Result:
        code = main(list(words))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def project(tmp_path, monkeypatch) -> Copy:
    """What people write, in the working directory; nothing is published yet."""
    for name in ("seeds", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return Copy(tmp_path)


@pytest.fixture
def published(project) -> Copy:
    """A project with its published files."""
    shutil.copytree(ROOT / "data", project.root / "data")
    shutil.copy(ROOT / "datapackage.json", project.root)
    return project


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT
