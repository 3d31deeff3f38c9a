"""Faults in the review, and in the record of where reviewer and coding differed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation import words
from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace
from qantar.tables.csvfile import to_csv

DIFFERENCES = "seeds/review/differences.csv"
Edit = Callable[[Random, list[str], list[dict]], "str | None"]  # changes header and rows


def kinds() -> Iterator[Kind]:
    for name, edit in TABLES.items():
        yield Kind(f"review: {name}", "review", False, _plant(None, edit))
    for name, edit in RECORDS.items():
        yield Kind(f"record of differences: {name}", "review", False, _plant(DIFFERENCES, edit))
    yield Kind("review: file removed", "review", False, _removed)
    yield Kind("review: BOM", "review", False, _bytes(lambda raw: b"\xef\xbb\xbf" + raw))
    yield Kind("review: not UTF-8", "review", False, _bytes(lambda raw: raw + b"\xff\n"))
    yield Kind("review: truncated", "review", False, _bytes(lambda raw: raw[: len(raw) * 2 // 3]))


def _files(space: Workspace) -> list[str]:
    return [n for n in space.files if n.startswith("seeds/review/") and n != DIFFERENCES]


def _plant(file: str | None, edit: Edit) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = file or rng.choice(_files(space))
        lines = csv.reader(io.StringIO(space.files[name].decode("utf-8"), newline=""))
        header = next(lines)
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        said = edit(rng, header, rows)
        if said is None:
            return None
        return Fault(f"{name.removeprefix('seeds/review/')}: {said}", {name: to_csv(header, rows)})

    return plant


def cell(rng: Random, header: list[str], rows: list[dict]) -> str | None:
    """A cell with what another row has."""
    column, (one, two) = rng.choice(header), rng.sample(rows, 2)
    before = one[column]
    if two[column] == before:
        return None
    one[column] = two[column]
    return f"{column} {before!r} → {two[column]!r}"


def gone(rng: Random, header: list[str], rows: list[dict]) -> str:
    row = rows.pop(rng.randrange(len(rows)))
    return f"without {row[header[0]]}"


def twice(rng: Random, header: list[str], rows: list[dict]) -> str:
    row = rng.choice(rows)
    rows.append(dict(row))
    return f"{row[header[0]]} twice"


def invented(rng: Random, header: list[str], rows: list[dict]) -> str:
    row = rng.choice(rows)
    rows.append({**row, header[0]: f"{row[header[0]]}-x"})
    return f"{row[header[0]]}-x"


def column(rng: Random, header: list[str], rows: list[dict]) -> str:
    return f"without {header.pop(rng.randrange(len(header)))}"


def without_reason(rng: Random, header: list[str], rows: list[dict]) -> str:
    row = rng.choice(rows)
    row["reason"] = ""
    return f"{row['row']}: no reason"


def agreed(rng: Random, header: list[str], rows: list[dict]) -> str | None:
    row = rng.choice(rows)
    new = words.other([r["agreed"] for r in rows], row["agreed"], rng)
    row["agreed"] = new or ""
    return f"{row['row']}: agreed {new!r}" if new else None


TABLES: dict[str, Edit] = {
    "a cell of another row": cell,
    "a row left out": gone,
    "a row doubled": twice,
    "a row invented": invented,
    "a column left out": column,
}
RECORDS: dict[str, Edit] = {
    "reason emptied": without_reason,
    "another agreement": agreed,
    "of a row that there is not": invented,
}


def _removed(space: Workspace, rng: Random) -> Fault:
    name = rng.choice(_files(space))
    return Fault(name, {name: None})


def _bytes(edit: Callable[[bytes], bytes]) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault:
        name = rng.choice(_files(space))
        return Fault(name, {name: edit(space.files[name])})

    return plant
