"""How long `qantar query` takes to its answer, against a bare `import duckdb`.

Runs in pairs, one after the other, so that a slow moment of the machine falls on both. Run from the
project's folder: `.venv/bin/python benchmarks/query_start/measure.py [PAIRS]`.
"""

import statistics
import subprocess
import sys
import time

PAIRS = 20
BARE = [sys.executable, "-c", "import duckdb"]
OPEN = [sys.executable, "-c", "import duckdb; duckdb.connect().execute('SELECT 1').fetchall()"]
QUERY = [sys.executable, "-m", "qantar", "query", "SELECT 1"]


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main(pairs: int) -> None:
    """Print the medians and the median of the differences within the pairs."""
    seconds(QUERY)  # makes the database file if it is not there
    runs = [(seconds(BARE), seconds(OPEN), seconds(QUERY)) for _ in range(pairs)]
    for name, times in zip(
        ("import duckdb", "… and SELECT 1", "qantar query"), zip(*runs), strict=True
    ):
        quartiles = statistics.quantiles(times, n=4)
        print(
            f"{name:<16}{1000 * quartiles[1]:6.0f} ms  ({1000 * quartiles[0]:.0f}–{1000 * quartiles[2]:.0f})"
        )
    more = statistics.median(query - bare for bare, _, query in runs)
    print(
        f"qantar query takes {1000 * more:.0f} ms more than import duckdb (median of {pairs} pairs)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
