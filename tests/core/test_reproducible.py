"""Same seeds, same bytes; and whatever happens to a build, the published files stay whole."""

import fcntl
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from qantar.problems import CannotRun
from qantar.replace import LOCK, STAGING, commit, recover, stage

COMMAND = [sys.executable, "-m", "qantar", "build"]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, **changes}


def test_a_second_build_gives_the_same_bytes(project, root):
    """A build that depends on locale, time zone, hash seed or folder cannot be verified."""
    built = []
    (project.root / "seeds" / "deep").mkdir(exist_ok=True)
    for where, seed, zone, locale in (
        (project.root, "1", "Pacific/Kiritimati", "C"),
        (project.root / "seeds" / "deep", "4242", "America/Anchorage", "tr_TR.UTF-8"),
    ):
        changed = environment(PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale, LANG=locale)
        subprocess.run(COMMAND, cwd=where, env=changed, check=True, capture_output=True)
        built.append(project.published())
    assert built[0] == built[1]
    for name, raw in built[0].items():
        assert (root / name).read_bytes() == raw, f"{name} is not what the seeds build"


def test_a_build_leaves_nothing_behind(published, run):
    """Staging folders that stay would be committed, or mistaken for data."""
    assert run("build").code == 0
    names = {path.name for path in published.root.iterdir()} - {LOCK}
    assert names == {"seeds", "schemas", "data", "datapackage.json"}
    assert not list((published.root / "data").glob(".*"))


def test_a_refused_build_leaves_the_data(published, run):
    """A coding that does not hold would take the published tables with it."""
    before = published.published()
    published.plant("seeds/coding/first/rossi.yaml", "indicator: killed", "indicator: kiled")
    assert run("build").code == 1
    assert published.published() == before


def test_a_rule_that_finds_something_leaves_the_data(published, run):
    """Rules run last, on staged files; those must not stay or be published."""
    before = published.published()
    published.write(
        "schemas/rules/zero.sql",
        "-- No figure is eighteen.\nSELECT 'figures' AS table_name, figure_id AS row_key, "
        "'value' AS field, value FROM figures WHERE value = 18",
    )
    result = run("build")
    assert result.code == 1
    assert "seeds/coding/first/rossi.yaml:" in result.out
    assert "rossi-18-security-forces-killed: No figure is eighteen. (zero)" in result.out
    assert published.published() == before
    assert not (published.root / STAGING).exists()


def kill_build(folder, after: str, delay: float) -> None:
    """Start a build, wait until it says that it has come so far, and kill it a little later."""
    process = subprocess.Popen(COMMAND, cwd=folder, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if after in line:
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_killed_build_leaves_old_or_new(published, run):
    """A build killed between two files would leave tables that do not fit each other."""
    published.plant("data/places.csv", "Almaty", "Old Almaty")
    published.plant("datapackage.json", '"title"', '"old title"')
    old, left = published.published(), []
    delays = random.Random(20220105)
    for after in ("writing tables", "checking rules", "checking rules"):
        kill_build(published.root, after, delays.uniform(0, 0.15))
        recover(published.root)
        left.append(published.published())
        for name, raw in old.items():
            published.write(name, raw)
    assert run("build").code == 0
    assert all(files in (old, published.published()) for files in left)


FILES = {"data/a.csv": b"new\n", "datapackage.json": b"new\n"}


def old_and_staged(folder):
    (folder / "data").mkdir()
    (folder / "data/a.csv").write_bytes(b"old\n")
    (folder / "datapackage.json").write_bytes(b"old\n")
    return stage(folder, FILES)


def texts(folder):
    return [(folder / name).read_text() for name in FILES]


def interrupt_before_exchange(folder, staging):
    (staging / "committed").touch()


def interrupt_after_exchange(folder, staging):
    (staging / "committed").touch()
    os.rename(folder / "data", folder / "aside")
    os.rename(staging / "data", folder / "data")
    os.rename(folder / "aside", staging / "data")


def interrupt_between_renames(folder, staging):
    (staging / "committed").touch()
    os.rename(folder / "data", staging / "data-old")


def interrupt_before_clearing(folder, staging):
    interrupt_after_exchange(folder, staging)
    (folder / "data/.new").unlink()
    os.replace(staging / "datapackage.json", folder / "datapackage.json")


@pytest.mark.parametrize(
    "interrupt",
    [
        interrupt_before_exchange,
        interrupt_after_exchange,
        interrupt_between_renames,
        interrupt_before_clearing,
    ],
)
def test_recovery_finishes_a_begun_replacement(tmp_path, interrupt):
    """A kill between `data/` and its descriptor would leave hashes that do not fit."""
    interrupt(tmp_path, old_and_staged(tmp_path))
    assert recover(tmp_path)
    assert texts(tmp_path) == ["new\n", "new\n"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["a.csv"]
    assert not (tmp_path / STAGING).exists()
    assert not recover(tmp_path)


def test_what_was_only_staged_is_never_published(tmp_path):
    """A kill while the new files are written must not publish the half of them."""
    old_and_staged(tmp_path)
    assert not recover(tmp_path)
    assert texts(tmp_path) == ["old\n", "old\n"]
    stage(tmp_path, {**FILES, "data/a.csv": b"newer\n"})
    commit(tmp_path)
    assert texts(tmp_path) == ["newer\n", "new\n"]


def test_an_exchange_without_the_system_call_ends_the_same(tmp_path, monkeypatch):
    """Where the system cannot exchange two folders, two renames must do."""
    monkeypatch.setattr("qantar.replace._renameat2", lambda new, old: False)
    old_and_staged(tmp_path)
    commit(tmp_path)
    assert texts(tmp_path) == ["new\n", "new\n"]
    assert not (tmp_path / STAGING).exists()


def test_two_builds_at_once_are_refused(published, run):
    """Two builds that write at once would mix their files."""
    before = published.published()
    with (published.root / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run("build")
    assert result.code == 2
    assert "another build is at work" in result.err
    assert published.published() == before


def test_validation_finishes_what_a_kill_interrupted(published, run):
    """A begun replacement would be reported as damage instead of being finished."""
    new = published.published()
    staging = stage(published.root, new)
    (staging / "committed").touch()
    published.plant("data/places.csv", "Almaty", "Old Almaty")
    run("validate")
    assert published.published() == new
    assert not staging.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(published, run):
    """Without permission to write, a build would end in a traceback."""
    published.root.chmod(0o500)
    try:
        result = run("build")
    finally:
        published.root.chmod(0o700)
    assert result.code == 2
    assert "cannot write" in result.err


def test_a_disk_that_is_full_is_said(tmp_path, monkeypatch):
    """A full disk while staging must leave the published files and no half folder."""

    def full(descriptor):
        raise OSError(28, "No space left on device", "data/a.csv")

    (tmp_path / "data").mkdir()
    monkeypatch.setattr("qantar.replace.os.fsync", full)
    with pytest.raises(CannotRun, match="No space left on device"):
        stage(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
