"""Run by the tests: replace published files, or write a release, and die at the Nth step on disk.

    python kill_at_step.py build|release FOLDER STEP

Every call that changes the disk is a step; the process kills itself instead, as `kill -9` does.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

STEP = int(sys.argv[3])
CALLS = ("replace", "rename", "unlink", "mkdir", "rmdir", "fsync", "remove")
count = 0


def step() -> None:
    global count
    count += 1
    if count == STEP:
        os.kill(os.getpid(), signal.SIGKILL)


def counted(function):
    def call(*arguments, **named):
        step()
        return function(*arguments, **named)

    return call


def main(what: str, root: Path) -> None:
    import qantar.replace

    if what == "release":
        from qantar.release.writing import write_release
    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    shutil._rmtree_safe_fd = counted(shutil._rmtree_safe_fd)
    qantar.replace.exchange = counted(qantar.replace.exchange)
    if what == "build":
        files = {f"data/{name}.csv": b"new\n" for name in ("a", "b", "c")}
        with qantar.replace.locked(root):
            qantar.replace.recover(root)
            qantar.replace.stage(root, {**files, "datapackage.json": b"new\n"})
            qantar.replace.commit(root)
    else:
        write_release(root, root / "build", dict.fromkeys(("a", "b", "SHA256SUMS"), b"new\n"))


main(sys.argv[1], Path(sys.argv[2]))
