"""Builds in unfriendly places: no room, no permission, odd names, clocks and locales."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAIN = {"LC_ALL": "C", "LANG": "C"}
ASCII = {**PLAIN, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # as on old systems


@pytest.fixture
def place():
    """A project in a folder with blanks, quotation marks and umlauts that others may enter."""
    outer = Path(tempfile.mkdtemp(prefix="qantar-test-"))
    os.chmod(outer, 0o755)
    folder = outer / "Ünrühen 'in' Kasachstan; $(x)"
    for name in ("seeds", "schemas", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "datapackage.json", folder)
    yield folder
    for path in [outer, *outer.rglob("*")]:
        if path.is_dir():
            os.chmod(path, 0o755)
    shutil.rmtree(outer)


def _run(folder: Path, *words: str, **more) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, "PYTHONDONTWRITEBYTECODE": "1", **more.pop("env", {})}
    command = [sys.executable, "-m", "qantar", *words]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, timeout=120, check=False, **more
    )


def _published(folder: Path) -> dict[str, bytes]:
    files = [*(folder / "data").rglob("*"), folder / "datapackage.json"]
    return {str(f.relative_to(folder)): f.read_bytes() for f in files if f.is_file()}


def _said(done: subprocess.CompletedProcess) -> str:
    text = done.stderr.decode("utf-8")
    assert "Traceback" not in text, text
    return text


def test_a_locale_without_utf8_and_an_odd_path_change_nothing(place):
    """Umlauts of the data or of the path break the build under LC_ALL=C."""
    done = _run(place, "build", env=PLAIN)
    assert done.returncode == 0, _said(done)
    plain = _published(place)
    for path in (place / "seeds").rglob("*"):
        os.utime(path, (4_102_444_800, 4_102_444_800))  # files from 2100: the clock is in the past
    os.utime(place / "data", (0, 0))
    again = _run(place, "build", env={"LC_ALL": "C.UTF-8", "TZ": "Asia/Almaty"})
    assert again.returncode == 0, _said(again)
    assert _published(place) == plain
    report = _run(place, "validate", "--report", "Prüfbericht.md", env=PLAIN)
    assert report.returncode == 0, report.stdout.decode()
    assert "holds" in (place / "Prüfbericht.md").read_text(encoding="utf-8")


def test_a_python_that_speaks_ascii_changes_nothing(published, run):
    """Files are read in the encoding of the locale."""
    assert run("build").code == 0
    before = _published(published.root)
    done = _run(published.root, "build", env=ASCII)
    assert done.returncode == 0, _said(done)
    assert _published(published.root) == before


def test_a_full_disk_is_said_and_loses_nothing(place):
    """The disk fills up in the middle of a file, and the data are gone."""

    def no_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    before = _published(place)
    done = _run(place, "build", preexec_fn=no_room)
    assert done.returncode == 2
    assert "cannot write" in _said(done) and "Make room" in _said(done)
    assert _published(place) == before
    assert not list(place.glob(".qantar-staging"))


def test_a_folder_that_may_only_be_read_is_said(place):
    before = _published(place)
    for path in (place, place / "data"):
        os.chmod(path, 0o555)
    user = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    try:
        done = _run(place, "build", **user)
    except PermissionError:
        pytest.skip("another user cannot run this Python")
    if b"No module named" in done.stderr or b"Permission denied: '/" in done.stderr:
        pytest.skip("another user cannot read this Python")
    assert done.returncode == 2
    assert "Check permissions" in _said(done)
    assert _published(place) == before


def test_two_builds_at_once_end_whole(place):
    """Two builds write into one another."""
    command = [sys.executable, "-m", "qantar", "build"]
    both = [
        subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[1].decode("utf-8") for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 0], [0, 2]), said
    assert codes == [0, 0] or any("another build is at work" in text for text in said)
    done = _run(place, "validate")
    assert done.returncode == 0, done.stdout.decode("utf-8")
