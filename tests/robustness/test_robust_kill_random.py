"""`qantar build` killed at moments that nobody chose: what is published is old or new, never mixed.

Every step on disk is killed in `test_robust_kill.py`; here the whole command is, as it runs. By
default a few times; `KILLS=100 make test TESTS=tests/robustness` does it a hundred times.
"""

import os
import random
import shutil
import subprocess
import sys
import time

import pytest

KILLS = int(os.environ.get("KILLS", "3"))
SEED = 20220106


@pytest.fixture
def two_states(published, run):
    """The published project, and the bytes of what a changed register would publish."""
    old = published.published()
    line = "note: Mangistau in the text."
    for file in ("seeds/registers/places.yaml", "seeds/review/places.csv"):
        published.plant(file, line.removeprefix("note: "), "Called Mangistau in the text.")
    assert run("build").code == 0
    new = published.published()
    assert old != new
    shutil.rmtree(published.root / "data")
    for name, raw in old.items():
        published.write(name, raw)
    return old, new


def _build(project):
    command = [sys.executable, "-m", "qantar", "build"]
    return subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_a_build_killed_at_any_moment_is_old_or_new(published, two_states):
    """A crash of the machine leaves tables of two builds beside each other."""
    old, new = two_states
    started = time.monotonic()
    assert _build(published).wait(timeout=120) == 0
    lasts = time.monotonic() - started
    assert published.published() == new
    rng = random.Random(SEED)
    killed = 0
    for _ in range(KILLS):
        shutil.rmtree(published.root / "data")
        for name, raw in old.items():
            published.write(name, raw)
        process = _build(published)
        try:
            process.wait(timeout=rng.uniform(0, lasts))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=60)
            killed += 1
        tables = {n: raw for n, raw in published.published().items() if n.startswith("data/")}
        assert tables in tuple(
            {n: raw for n, raw in state.items() if n.startswith("data/")} for state in (old, new)
        )
        assert _build(published).wait(timeout=120) == 0, "the next build does not recover"
        assert published.published() == new
    assert killed >= KILLS // 3
