"""A copy of the project to plant faults in, and the command line to run on it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from project_copy import Copy
from qantar.cli import main

ROOT = Path(__file__).resolve().parents[1]


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
