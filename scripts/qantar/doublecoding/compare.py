"""The differences between two readings of all documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qantar.doublecoding.align import Alignment, align, match_events
from qantar.doublecoding.variables import VARIABLES, values
from qantar.seeds.codings import ID
from qantar.seeds.entries import Entry
from qantar.seeds.quoting import Quoted

Readings = Mapping[tuple[str, str, str], list[Quoted]]  # (reading, source, table) -> records


@dataclass(frozen=True)
class Difference:
    """One variable of one record that the two readings code differently."""

    source_id: str
    table: str
    record: Entry  # of the first reading
    variable: str
    first: str
    second: str

    @property
    def record_id(self) -> str:
        return self.record.get(ID[self.table])


@dataclass(frozen=True)
class Comparison:
    """Both readings side by side. `alignments` is by source and table; `values` holds, by table and
    variable, the two readings of every aligned record; `by_record` the same by source, table,
    record and variable."""

    alignments: dict[tuple[str, str], Alignment]
    events: dict[str, str]
    values: dict[tuple[str, str], list[tuple[str, str]]]
    by_record: dict[tuple[str, str, str, str], tuple[str, str]]
    differences: list[Difference]


def compare(readings: Readings, sources: list[str]) -> Comparison:
    """Align and compare the two readings of every source."""
    alignments = {
        (source, table): align(
            table, readings["first", source, table], readings["second", source, table]
        )
        for source in sources
        for table in VARIABLES
    }
    all_reports = [pair for source in sources for pair in alignments[source, "reports"].pairs]
    events = match_events(all_reports)
    compared: dict[tuple[str, str], list[tuple[str, str]]] = {}
    by_record: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    differences: list[Difference] = []
    for (source, table), alignment in alignments.items():
        names = {b.entry.get(ID[table]): a.entry.get(ID[table]) for a, b in alignment.pairs}
        for variable in VARIABLES[table]:
            for a, b in alignment.pairs:
                first, second = values(a, b, variable, names, events)
                compared.setdefault((table, variable), []).append((first, second))
                by_record[source, table, a.entry.get(ID[table]), variable] = (first, second)
                if first != second:
                    differences.append(Difference(source, table, a.entry, variable, first, second))
    return Comparison(alignments, events, compared, by_record, differences)
