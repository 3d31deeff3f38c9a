"""Measure the validator beside its peers, on the same generated package, and print one table."""

import argparse
import os
from pathlib import Path

from environments import python_of, versions
from generate import generate
from measure import interleaved

HERE = Path(__file__).parent
# program → (environment, most rows that it is given)
PROGRAMS = {
    "qantar": ("qantar", None),
    "qantar_without_rules": ("qantar", None),
    "read_into_duckdb": ("duckdb", None),
    "scan_with_duckdb": ("duckdb", None),
    "frictionless": ("frictionless", 1_000_000),
    "pandera_on_pandas": ("pandera", 1_000_000),
    "pandera_on_polars": ("polars", 10_000_000),
    "dataframely": ("polars", 10_000_000),
}
# The target of qantar per number of rows: (other program, greatest ratio to it)
TARGETS = {60: ("frictionless", 1 / 5), 1_000_000: ("frictionless", 1 / 40)}
READING = ("read_into_duckdb", 1.5)
MEMORY = 600


def main():
    options = _options()
    folder = Path(options.folder)
    lines = []
    for rows in options.rows:
        found = _measure(options, folder, rows)
        lines += _table(rows, found)
    lines += _broken(options, folder)
    lines += ["", f"{versions(folder)}; {os.cpu_count()} cores; medians of {options.repeat} runs."]
    print("\n".join(lines))


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", type=int, default=[60, 1_000_000, 10_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", default="build/benchmark", help="data and environments")
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=list(PROGRAMS))
    parser.add_argument("--broken", type=int, default=1_000_000, help="rows, 1 %% of them faulty")
    return parser.parse_args()


def _measure(options, folder, rows):
    data = _data(folder, rows)
    return interleaved(
        {
            name: _command(name, data, folder)
            for name in options.only
            if PROGRAMS[name][1] is None or rows <= PROGRAMS[name][1]
        },
        options.repeat,
    )


def _data(folder, rows, broken=0.0):
    data = folder / "data" / (f"{rows}-broken" if broken else str(rows))
    if not (data / "datapackage.json").exists():
        generate(data, rows, broken)
    return data


def _command(name, data, folder):
    python = python_of(PROGRAMS[name][0], folder / "environments")
    return [python, str(HERE / "peers" / f"run_{name}.py"), str(data)]


def _table(rows, found):
    lines = ["", f"### {rows:,} rows", "", *HEAD]
    base = found.get("qantar")
    for name, item in sorted(found.items(), key=lambda pair: pair[1].seconds):
        ratio = f"{item.seconds / base.seconds:.2f}" if base else ""
        lines.append(
            f"| {name} | {item.seconds:.2f} | {item.cpu:.2f} | {item.memory:.0f} | {ratio} |"
        )
    return [*lines, *_verdicts(rows, found)]


HEAD = [
    "| program | seconds | seconds of all cores | peak MB | times qantar |",
    "| --- | ---: | ---: | ---: | ---: |",
]


def _verdicts(rows, found):
    """Say how near each target is: a ratio of two programs, measured in turn."""
    checks = [TARGETS[rows]] if rows in TARGETS else []
    checks += [READING] if rows >= 1_000_000 else []
    lines = [""]
    for other, most in checks:
        if other in found and "qantar" in found:
            for name in ("qantar", "qantar_without_rules"):
                if name in found:
                    ratio = found[name].seconds / found[other].seconds
                    met = "met" if ratio <= most else "missed"
                    lines.append(f"- {name} / {other}: {ratio:.3f}, target {most:.3f}: {met}")
    if rows >= 10_000_000 and "qantar" in found:
        memory = found["qantar"].memory
        met = "met" if memory <= MEMORY else "missed"
        lines.append(f"- peak memory of qantar: {memory:.0f} MB, target {MEMORY}: {met}")
    return lines


def _broken(options, folder):
    """Compare the same table with and without 1 % of faulty rows."""
    if not options.broken:
        return []
    clean = _command("qantar", _data(folder, options.broken), folder)
    faulty = _command("qantar", _data(folder, options.broken, broken=0.01), folder)
    found = interleaved({"clean": clean, "1 % broken": faulty}, options.repeat)
    ratio = found["1 % broken"].seconds / found["clean"].seconds
    met = "met" if ratio <= 3 and found["1 % broken"].code == 1 else "missed"
    lines = ["", f"### {options.broken:,} rows, 1 % broken", "", *HEAD[:1], HEAD[1]]
    for name, item in found.items():
        times = item.seconds / found["clean"].seconds
        numbers = f"{item.seconds:.2f} | {item.cpu:.2f} | {item.memory:.0f} | {times:.2f}"
        lines.append(f"| qantar, {name} | {numbers} |")
    return [*lines, "", f"- broken / clean: {ratio:.2f}, target 3: {met}"]


if __name__ == "__main__":
    main()
