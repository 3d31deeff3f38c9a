"""Published files replaced in one step, so that a reader never sees half of a build.

The new files are written to a staging folder beside the old ones, then `data/` is exchanged for the
new folder by one rename. The descriptor follows; a journal in the staging folder lets the next
command finish a replacement that was interrupted between the two.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qantar.problems import CannotRun

STAGING = ".qantar-staging"
COMMITTED = "committed"
NEW = ".new"
LOCK = ".qantar-lock"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Only one command at a time replaces published files."""
    with _open_lock(root) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(
                f"another build is at work in {root}. Wait for it to end, then run this again."
            ) from None
        yield


def _open_lock(root: Path):
    try:
        return (root / LOCK).open("w")
    except OSError as error:
        raise CannotRun(f"cannot write in {root}: {error.strerror}. Check permissions.") from None


def stage(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files, by path from the project's root, to an empty staging folder, and to disk."""
    staging = root / STAGING
    try:
        if staging.exists():
            shutil.rmtree(staging)
        for name, raw in files.items():
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as out:
                out.write(raw)
                out.flush()
                os.fsync(out.fileno())
        (staging / "data" / NEW).touch()
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise CannotRun(
            f"cannot write the new files: {error.strerror} ({error.filename}). "
            "The published files are untouched. Make room or check permissions, then build again."
        ) from None
    return staging


def discard(root: Path) -> None:
    """Remove what was staged and not committed."""
    shutil.rmtree(root / STAGING, ignore_errors=True)


def commit(root: Path) -> None:
    """Put the staged `data/` and `datapackage.json` in place of the old ones."""
    (root / STAGING / COMMITTED).touch()
    _finish(root)


def is_interrupted(root: Path) -> bool:
    """Whether a replacement was begun and not finished."""
    return (root / STAGING / COMMITTED).exists()


def recover(root: Path) -> bool:
    """Finish an interrupted replacement; true if there was one. Only under the lock."""
    if not is_interrupted(root):
        return False
    _finish(root)
    return True


def _finish(root: Path) -> None:
    try:
        _replace(root)
    except OSError as error:
        raise CannotRun(
            f"cannot replace the published files: {error.strerror} ({error.filename}). "
            "Check permissions, then build again."
        ) from None


def _replace(root: Path) -> None:
    staging = root / STAGING
    if (staging / "data" / NEW).exists():  # not yet exchanged: the mark travels with the folder
        exchange(staging / "data", root / "data")
    (root / "data" / NEW).unlink(missing_ok=True)
    if (staging / "datapackage.json").exists():
        os.replace(staging / "datapackage.json", root / "datapackage.json")
    shutil.rmtree(staging)


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step where the system can, else in two renames."""
    if not old.exists():
        os.rename(new, old)
        return
    if sys.platform == "linux" and _renameat2(new, old):
        return
    aside = new.with_name("data-old")
    os.rename(old, aside)
    os.rename(new, old)


def _renameat2(new: Path, old: Path) -> bool:
    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(new), os.fsencode(old)
    return function(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0
