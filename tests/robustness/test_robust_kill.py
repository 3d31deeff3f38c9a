"""A kill at every step on disk leaves what was published or what was to be, never half of it."""

import signal
import subprocess
import sys
from pathlib import Path

from qantar.release.writing import write_release
from qantar.replace import locked, recover

SCRIPT = Path(__file__).with_name("kill_at_step.py")
NAMES = ("a.csv", "b.csv", "c.csv")


def _dies(what: str, root: Path, step: int) -> bool:
    command = [sys.executable, str(SCRIPT), what, str(root), str(step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def _folder(root: Path, step: int) -> Path:
    folder = root / f"Ordner {step} – ü"
    (folder / "data").mkdir(parents=True)
    for name in NAMES:
        (folder / "data" / name).write_bytes(b"old\n")
    (folder / "datapackage.json").write_bytes(b"old\n")
    return folder


def test_a_build_that_is_killed_at_any_step_is_old_or_new(tmp_path):
    """Data and descriptor of two builds are mixed after a crash."""
    outcomes = set()
    for step in range(1, 200):
        root = _folder(tmp_path, step)
        died = _dies("build", root, step)
        assert {p.read_bytes() for p in (root / "data").glob("*.csv")} in ({b"old\n"}, {b"new\n"})
        with locked(root):
            recover(root)
        files = [*(root / "data" / name for name in NAMES), root / "datapackage.json"]
        found = {path.read_bytes() for path in files}
        assert found in ({b"old\n"}, {b"new\n"}), step
        outcomes.add((died, found.pop()))
        if not died:
            break
    assert outcomes == {(True, b"old\n"), (True, b"new\n"), (False, b"new\n")}
    assert step > 10


def test_a_release_that_is_killed_at_any_step_is_old_or_new(tmp_path):
    """A half-written release is given out."""
    outcomes = set()
    for step in range(1, 200):
        root = tmp_path / str(step)
        old = root / "build" / "release"
        old.mkdir(parents=True)
        (old / "old").write_bytes(b"old\n")
        died = _dies("release", root, step)
        names = {path.name for path in old.iterdir()}
        assert names in ({"old"}, {"a", "b", "SHA256SUMS"}), step
        outcomes.add((died, len(names)))
        if not died:
            break
    assert (True, 1) in outcomes and (False, 3) in outcomes and step > 5
    write_release(root, root / "build", {"x": b""})
    assert [path.name for path in (root / "build").iterdir()] == ["release"]
