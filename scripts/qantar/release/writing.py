"""The files of a release put in place of an earlier one in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from qantar.problems import CannotRun
from qantar.replace import exchange, locked

LEFT = ".release-"


def write_release(root: Path, build: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files by name to `build/release/`; the folder is as it was or as it is to be.

    Raises CannotRun where there is no room or no permission.
    """
    target = build / "release"
    with locked(root):
        try:
            build.mkdir(exist_ok=True)
            _clear(build)
            staging = Path(tempfile.mkdtemp(dir=build, prefix=LEFT))
            try:
                _fill(staging / "release", files)
                exchange(staging / "release", target)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
        except OSError as error:
            raise CannotRun(
                f"cannot write the release: {error.strerror} ({error.filename or target}). What "
                "was given out before is untouched. Make room or check permissions, then try again."
            ) from None
    return target


def _clear(build: Path) -> None:
    """Remove what killed releases left; only under the lock, when no other is at work."""
    for left in build.glob(f"{LEFT}*"):
        shutil.rmtree(left, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, raw in files.items():
        with (folder / name).open("wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
