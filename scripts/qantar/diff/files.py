"""Where the files of a release are: a folder, an archive, or a commit of the project's history."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from qantar.problems import CannotRun

DESCRIPTOR = "datapackage.json"
MAX_BYTES = 2_000_000_000  # of an unpacked archive; more is refused before it is unpacked
Files = Mapping[str, bytes]  # by path from the descriptor's folder; read when asked for


def open_release(name: str, repository: Path) -> Files:
    """The files of a release named by path or, where no such path is, by tag or commit.

    Raises CannotRun where there is no release of this name.
    """
    path = Path(name)
    if path.is_dir():
        return _Folder(path)
    if path.name == DESCRIPTOR and path.is_file():
        return _Folder(path.parent)
    if path.is_file():
        return _open_archive(path, name)
    return _of_commit(name, repository)


class _Folder(Mapping):
    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        if not (self._root / DESCRIPTOR).is_file():
            raise CannotRun(f"{root} has no {DESCRIPTOR}. Name the folder that holds it.")

    def __getitem__(self, name: str) -> bytes:
        path = (self._root / inside(name)).resolve()
        if not path.is_relative_to(self._root):
            raise CannotRun(f"{name} leads out of {self._root}; a package holds its own files.")
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise KeyError(name) from None
        except OSError as error:
            raise CannotRun(f"cannot read {path}: {error.strerror}.") from None

    def __iter__(self):
        files = (path for path in self._root.rglob("*") if path.is_file())
        return iter(sorted(path.relative_to(self._root).as_posix() for path in files))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Archive(Mapping):
    """A zip whose files stand at the top or together in one folder."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise CannotRun(f"{name} unpacks to more than {MAX_BYTES} bytes; that is no release.")
        found = [e.filename for e in entries if PurePosixPath(e.filename).name == DESCRIPTOR]
        top = min(found, key=lambda path: path.count("/"), default=None)
        if top is None or top.count("/") > 1:
            raise CannotRun(f"{name} has no {DESCRIPTOR} at its top; it is no release.")
        prefix = top.removesuffix(DESCRIPTOR)
        self._archive, self._name = archive, name
        self._entries = {
            entry.filename.removeprefix(prefix): entry
            for entry in entries
            if entry.filename.startswith(prefix)
        }

    def __getitem__(self, name: str) -> bytes:
        try:
            return self._archive.read(self._entries[inside(name)])
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise CannotRun(f"{self._name}: {name} cannot be unpacked: {error}.") from None

    def __iter__(self):
        return iter(sorted(self._entries))

    def __len__(self) -> int:
        return len(self._entries)


def inside(name: str) -> str:
    """A path of a package as it is. Raises CannotRun for one that leads out of it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in name:
        raise CannotRun(f"{name!r} leads out of the package; a package holds its own files.")
    return path.as_posix()


def _open_archive(path: Path, name: str) -> Files:
    try:
        return _Archive(zipfile.ZipFile(path), name)
    except zipfile.BadZipFile as error:
        raise CannotRun(f"{name} is no archive that can be read: {error}. Name a zip.") from None
    except OSError as error:
        raise CannotRun(f"cannot read {name}: {error.strerror}.") from None


def _of_commit(name: str, repository: Path) -> Files:
    commit = git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^0")
    if commit is None:
        raise CannotRun(
            f"{name}: no folder, archive, tag or commit of this name. Name a release by its path "
            "or, inside a project under git, by its tag."
        )
    archive = git(repository, "archive", "--format=zip", commit.decode().strip())
    if archive is None:
        raise CannotRun(f"{name}: git could not give out the commit. Try `git archive {name}`.")
    return _Archive(zipfile.ZipFile(io.BytesIO(archive)), name)


def git(repository: Path, *arguments: str) -> bytes | None:
    """The output of a git command that changes nothing; None where it fails or there is no git."""
    try:
        done = subprocess.run(["git", *arguments], cwd=repository, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
