"""The table `relations`, computed from the published claims and registers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from qantar.relate.read_figures import read_figures
from qantar.relate.read_registers import read_registers
from qantar.relate.solve import relate
from qantar.schemas.tableschema import TableSchema
from qantar.tables.csvfile import to_csv

# What the solver reads: the same files that `qantar relate` is given.
READ = ("figures", "sources", "indicators", "populations", "population_parts", "places", "actors")


def relation_rows(
    tables: Mapping[str, Sequence[Mapping[str, str]]], schemas: Mapping[str, TableSchema]
) -> list[dict[str, str]]:
    """Rows of `relations` for the tables given, which must keep their schemas."""
    names = schemas["relations"].names
    with tempfile.TemporaryDirectory() as folder:
        for name in READ:
            raw = to_csv(schemas[name].names, tables[name])
            Path(folder, f"{name}.csv").write_bytes(raw)
        files = read_registers(Path(folder))
        found = relate(read_figures(Path(folder, "figures.csv"), files).claims, files.registers)
    return [{name: getattr(row, name) or "" for name in names} for row in found]
