"""Prints precision and recall per class for every labelled set."""

import argparse
from pathlib import Path

from evaluation.labels import Item, load_set
from evaluation.measure import Tally, measure, rows
from qantar.project import find_project

SETS = Path(__file__).parent / "sets"


def main(arguments: list[str] | None = None) -> None:
    """Measure every set, or those named; with --errors list what went wrong."""
    parser = argparse.ArgumentParser(prog="evaluation", description=__doc__)
    parser.add_argument("sets", nargs="*", help="names of sets such as de_known; all if none")
    parser.add_argument("--errors", action="store_true", help="list every case that went wrong")
    options = parser.parse_args(arguments)
    registers = find_project(SETS).registers
    for path in sorted(SETS.glob("*.yaml")):
        if options.sets and path.stem not in options.sets:
            continue
        items = load_set(path)
        tally = measure(items, path.stem.partition("_")[0], registers)
        print(report(path.stem, items, tally, options.errors))


def report(name: str, items: list[Item], tally: Tally, with_errors: bool) -> str:
    """The table of one set as text."""
    expressions = sum(len(i.figures) + len(i.others) + len(i.dates) for i in items)
    lines = [f"{name}: {len(items)} sentences, {expressions} expressions"]
    lines.append(f"  {'class':<20}{'labelled':>9}{'precision':>11}{'recall':>9}")
    for kind, labelled, precision, recall in rows(tally):
        lines.append(f"  {kind:<20}{labelled:>9}{_share(precision):>11}{_share(recall):>9}")
    if with_errors:
        lines += [f"  {kind}: {what}: {where}" for kind, what, where in tally.errors]
    return "\n".join(lines) + "\n"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


if __name__ == "__main__":
    main()
