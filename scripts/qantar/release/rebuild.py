"""The last commit built once more, elsewhere and under other circumstances, to see that the same
bytes come out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from qantar.diff.files import git
from qantar.problems import CannotRun, Problem
from qantar.project import Project

COMMANDS = (("build",),)
ELSEWHERE = {  # another locale, time zone and hash seed than anybody has
    "LC_ALL": "C",
    "LANG": "C",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "20220105",
    "PYTHONDONTWRITEBYTECODE": "1",
}
MEND = "run `make`, commit what it wrote, and look for what depends on time, place or order"


@contextmanager
def rebuilt(
    project: Project, commands: Sequence[Sequence[str]] = COMMANDS
) -> Iterator[tuple[Project, list[Problem]]]:
    """The project as it was last committed, built anew in a folder of its own with its own program,
    and what failed on the way. The folder is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="qantar-release-") as folder:
        root = Path(folder, "another folder – ümlaut")
        root.mkdir()
        _check_out(project.root, root)
        problems: list[Problem] = []
        for command in commands:
            problems += _run(root, command)
            if problems:
                break
        yield Project(root), problems


def _check_out(repository: Path, root: Path) -> None:
    archive = git(repository, "archive", "--format=zip", "HEAD")
    if archive is None:
        raise CannotRun(f"{repository} is not under git, or has no commit. A release is a commit.")
    zipfile.ZipFile(io.BytesIO(archive)).extractall(root)


def _run(root: Path, command: Sequence[str]) -> list[Problem]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**keep, **ELSEWHERE, "PYTHONPATH": str(root / "scripts")}
    done = subprocess.run(
        [sys.executable, "-m", "qantar", *command],
        cwd=root / "schemas",  # any folder of the project
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0:
        return []
    said = (done.stdout + done.stderr).decode("utf-8", errors="replace").strip()
    message = f"`qantar {' '.join(command)}` fails on the last commit: {said[-2000:]}"
    remedy = "make it hold on a clean copy of the commit; something may not be committed"
    return [Problem("rebuild", message, remedy)]


def check_same(project: Project, other: Project) -> list[Problem]:
    """Published files of the project that a second build writes differently."""
    problems = []
    for path in sorted(_published(project) | _published(other)):
        mine, theirs = (p.root / path for p in (project, other))
        if not mine.is_file() or not theirs.is_file():
            where = "in the last commit" if mine.is_file() else "on disk"
            message = f"{path} is missing {where} or is no longer built"
            problems.append(Problem("rebuild", message, MEND, path))
        elif mine.read_bytes() != theirs.read_bytes():
            message = f"{path} is not what a second build of the commit writes"
            problems.append(Problem("rebuild", message, MEND, path))
    return problems


def _published(project: Project) -> set[str]:
    files = {project.relative(path) for path in project.data.rglob("*") if path.is_file()}
    return files | {project.relative(project.descriptor)}
