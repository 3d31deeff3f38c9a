"""Work that may run forever, eat the memory or crash, done in a process of its own.

The child limits its own memory and writes nothing to any file; the parent ends it when its time is
over. Imports nothing heavy, so that the child starts with what the parent has: the interpreter.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

GRACE = 5.0  # seconds beyond the query's own limit: opening the database, and ending by itself
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Answer:
    """What a command says: its exit code and what goes to stdout and stderr."""

    code: int
    out: str = ""
    err: str = ""


def confined(work: Callable[[], Answer], seconds: float) -> Answer:
    """The answer of `work`, run in a child process that is killed when the time is over.

    A child that dies without an answer has run out of memory or crashed, which is said.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _run(work, writing)
    os.close(writing)
    try:
        raw = _read(reading, time.monotonic() + seconds + GRACE)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if raw is None:
        return Answer(1, err=out_of_time(seconds))
    if not raw:
        ended = os.waitstatus_to_exitcode(status)
        return Answer(1, err=f"the query ended without an answer (status {ended}): {TOO_MUCH}")
    return Answer(**json.loads(raw))


TOO_MUCH = (
    "it needed more memory than it may use. Ask for fewer rows or shorter values, or allow more "
    "with --memory.\n"
)


def out_of_time(seconds: float) -> str:
    """What is said of a query that took too long."""
    return f"the query took longer than {seconds:g} s and was stopped; --timeout allows more.\n"


def _run(work: Callable[[], Answer], writing: int) -> None:
    """The child's whole life: it never returns into the parent's code."""
    try:
        answer = work()
        raw = json.dumps(asdict(answer)).encode("ascii")
        while raw:
            raw = raw[os.write(writing, raw) :]
    except MemoryError:
        pass  # nothing more can be done here; the parent says it
    except Exception as error:
        os.write(writing, json.dumps(asdict(_broken(error))).encode("ascii"))
    finally:
        os._exit(0)


def _broken(error: Exception) -> Answer:
    return Answer(2, err=f"qantar: the query could not be run: {error!r}\n")


def _read(pipe: int, until: float) -> bytes | None:
    parts = []
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return None
        part = os.read(pipe, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)


def limit_this_process(memory: int) -> None:
    """Allow this process `memory` bytes more than it uses now, no written file, no core dump."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if _STATUS.exists():  # elsewhere DuckDB's own limit has to do
        allowed = _data_in_use() + memory
        resource.setrlimit(resource.RLIMIT_DATA, (allowed, allowed))


def _data_in_use() -> int:
    for line in _STATUS.read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    return 0
