"""Reading a table of figures."""

from dataclasses import dataclass, replace
from pathlib import Path

from qantar.problems import Problem, Refused

from .claims import Claim
from .csv_rows import Rows, read_rows
from .figure_cells import RowReader
from .hierarchies import Hierarchy, HierarchyError
from .read_registers import RegisterFiles

NEEDED = (
    "figure_id",
    "source_id",
    "indicator",
    "counting",
    "value",
    "bound",
    "lower",
    "upper",
    "as_of_earliest",
    "as_of_latest",
)
# Stands in a column that no row fills: the table does not tell claims apart by it.
UNDISTINGUISHED = "*"
DISTINGUISHING = ("unit", "population", "place_id")


@dataclass(frozen=True)
class FiguresTable:
    """Claims in the order of the file, and what a reader of the results should know."""

    claims: list[Claim]
    notes: tuple[str, ...]


def _check_references(reader: RowReader, claims: list[Claim]) -> None:
    for claim in claims:
        line = reader.lines[claim.figure_id]
        for field in ("part_of", "revises"):
            other = getattr(claim, field)
            if other and other not in reader.lines:
                remedy = "Correct the id, or add the figure."
                expected = "the id of a figure of this table"
                reader.problem("unknown-id", line, field, f"“{other}”", expected, remedy)
    try:
        Hierarchy({c.figure_id: (c.part_of,) for c in claims if c.part_of})
    except HierarchyError as error:
        line = reader.lines.get(error.cycle[0], 1)
        remedy = "Remove one part_of of the ring."
        reader.problem("ring", line, "part_of", f"a ring ({error})", "no ring", remedy)


def _check_header(rows: Rows) -> None:
    missing = [name for name in NEEDED if name not in rows.header]
    if missing:
        found = ", ".join(rows.header)
        raise Refused(
            Problem(
                "missing-column",
                f"found the columns {found}; expected also {name}.",
                f"Add the column {name}; its cells may be empty where nothing is known.",
                file=rows.file,
                line=1,
                field=name,
            )
            for name in missing
        )


def _fill_undistinguished(claims: list[Claim]) -> tuple[list[Claim], list[str]]:
    empty = [name for name in DISTINGUISHING if not any(getattr(c, name) for c in claims)]
    if not empty or not claims:
        return claims, []
    filled = [replace(claim, **dict.fromkeys(empty, UNDISTINGUISHED)) for claim in claims]
    return filled, [f"no row has a {name}: claims are not told apart by it" for name in empty]


def read_figures(path: Path, files: RegisterFiles) -> FiguresTable:
    """The claims of a figures table in CSV, codes looked up in the registers that were found.

    Columns that the solver does not know are left alone; optional ones that are missing count as
    empty. Raises CannotRun if the file cannot be read, Refused with every problem in it otherwise.
    """
    rows = read_rows(path)
    _check_header(rows)
    reader = RowReader(rows, files.codes)
    claims = [reader.claim(line, cells) for line, cells in rows.rows]
    if not reader.problems:
        _check_references(reader, claims)
    if reader.problems:
        raise Refused(reader.problems)
    claims, notes = _fill_undistinguished(claims)
    return FiguresTable(claims, tuple(notes))
