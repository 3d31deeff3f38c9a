"""Run a program as a whole process: seconds on the clock, seconds of all cores, peak memory."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One run; `memory` in megabytes, `code` as the process ended."""

    seconds: float
    cpu: float
    memory: float
    code: int


def run(command):
    """Run a command once → Run."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {message.decode()}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, usage.ru_maxrss / 1024, process.returncode)


def interleaved(commands, repeat):
    """Run each of {name: command} `repeat` times in turn → {name: Run of medians}.

    In turn, so that what else the machine does falls on all of them alike.
    """
    runs = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {name: _median(found) for name, found in runs.items()}


def _median(runs):
    return Run(
        statistics.median(item.seconds for item in runs),
        statistics.median(item.cpu for item in runs),
        max(item.memory for item in runs),
        runs[0].code,
    )
