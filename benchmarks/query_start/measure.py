"""How long `qantar query` takes to its answer, against a bare `import duckdb`.

Runs take turns, so that a slow moment of the machine falls on all. Run from the
project's folder: `.venv/bin/python benchmarks/query_start/measure.py [PAIRS]`.
"""

import statistics
import subprocess
import sys
import time

PAIRS = 20
QUERY = "qantar query"
BARE = "import duckdb"
COMMANDS = {
    BARE: [sys.executable, "-c", "import duckdb"],
    "and SELECT 1": [sys.executable, "-c", "import duckdb; duckdb.sql('SELECT 1').fetchall()"],
    QUERY: [sys.executable, "-m", "qantar", "query", "SELECT 1"],
}


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main(pairs: int) -> None:
    """Print the medians and the median of the differences within the pairs."""
    seconds(COMMANDS[QUERY])  # makes the database file if it is not there
    runs = [{name: seconds(command) for name, command in COMMANDS.items()} for _ in range(pairs)]
    for name in COMMANDS:
        low, middle, high = statistics.quantiles([1000 * run[name] for run in runs], n=4)
        print(f"{name:<16}{middle:6.0f} ms  (quartiles {low:.0f}–{high:.0f})")
    more = statistics.median(run[QUERY] - run[BARE] for run in runs)
    print(f"qantar query takes {1000 * more:.0f} ms more than {BARE} (median of {pairs} pairs)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
