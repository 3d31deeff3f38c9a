"""`qantar relate`: the relations of any figures table, as CSV."""

import csv
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from qantar.problems import CannotRun, Refused

from .claims import Relation
from .read_figures import read_figures
from .read_registers import read_registers
from .resolve import resolve
from .solve import iterate_relations

COLUMNS = ("figure_id", "other_figure_id", "relation", "set_id", "explanation")
# More would hide the first ones; the number of all is said.
SHOWN_PROBLEMS = 50


def write_relations(relations: Iterable[Relation], out: TextIO) -> None:
    """Relations as CSV with the columns of the table `relations`."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(row, name) for name in COLUMNS] for row in relations)


def _say_problems(refused: Refused, err: TextIO) -> None:
    for problem in refused.problems[:SHOWN_PROBLEMS]:
        print(problem.to_text(), file=err)
    rest = len(refused.problems) - SHOWN_PROBLEMS
    if rest > 0:
        print(f"and {rest} more", file=err)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Claims and relations make no cycles, and looking for some takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def run_relate(figures: Path, registers: Path | None, out: TextIO, err: TextIO) -> int:
    """Reads, relates, writes. Returns the exit code: 0, or 2 if the input cannot be used."""
    with _without_garbage_collection():
        return _relate(figures, registers, out, err)


def _relate(figures: Path, registers: Path | None, out: TextIO, err: TextIO) -> int:
    try:
        files = read_registers(registers)
        table = read_figures(figures, files)
    except Refused as refused:
        _say_problems(refused, err)
        return 2
    except CannotRun as error:
        print(error, file=err)
        return 2
    for note in (*files.notes, *table.notes):
        print(f"note: {note}", file=err)
    claims = resolve(table.claims, files.registers)
    write_relations(iterate_relations(claims, files.registers), out)
    return 0
