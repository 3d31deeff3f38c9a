"""From two readings and their settlements to the records that are published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qantar.doublecoding.compare import Comparison, Difference
from qantar.doublecoding.settlements import OneReading, Settled
from qantar.doublecoding.variables import parse_cast
from qantar.problems import Problem
from qantar.seeds.codings import ID
from qantar.seeds.entries import Entry
from qantar.seeds.quoting import Quoted
from qantar.seeds.yamlfile import Mapping, Text
from qantar.seeds.yamlfile import Sequence as YamlSequence

SettledRecords = dict[tuple[str, str], list[Quoted]]  # by source and table

# The words on which a variable rests: they go with the reading that is followed.
EVIDENCE = {
    "stance": "stance_text",
    "attribution_text": "attribution_text",
    **dict.fromkeys(("as_of_earliest", "as_of_latest", "as_of_basis"), "as_of_text"),
    **dict.fromkeys(("date_earliest", "date_latest", "date_basis"), "date_text"),
}


def settle(
    comparison: Comparison, settled: Sequence[Settled], single: Sequence[OneReading]
) -> tuple[SettledRecords, list[Problem]]:
    """Apply every settlement to the first reading, and add what is kept of the second alone."""
    decided, problems = _once_each(
        ((s.source_id, s.record_id, s.variable), s, f"`{s.variable}` of {s.record_id}")
        for s in settled
    )
    changes: dict[tuple[str, str, str], list[Settled]] = {}
    for difference in comparison.differences:
        key = (difference.source_id, difference.record_id, difference.variable)
        decision = decided.pop(key, None)
        problems += _check(difference, decision)
        if decision and decision.decision != "first":
            record = (difference.source_id, difference.table, difference.record_id)
            changes.setdefault(record, []).append(decision)
    for (source, record, variable), decision in decided.items():
        table = _corrected_table(comparison, decision)
        if table:
            changes.setdefault((source, table, record), []).append(decision)
        else:
            problems.append(_idle(decision, f"`{variable}` of {record}"))
    kept, more = _keep(comparison, single)
    records: SettledRecords = {}
    for (source, table), alignment in comparison.alignments.items():
        rows = []
        for record, second in alignment.pairs:
            for change in changes.get((source, table, record.entry.get(ID[table])), []):
                record, found = _apply(record, second, change)
                problems += found
            rows.append(record)
        records[source, table] = rows + kept.get((source, table), [])
    return records, problems + more


def _corrected_table(comparison: Comparison, decision: Settled) -> str | None:
    """The table of the record that a correction is about, if both readings say what it says."""
    if decision.decision != "correction":
        return None
    for table in ID:
        key = (decision.source_id, table, decision.record_id, decision.variable)
        if comparison.by_record.get(key) == (decision.first, decision.second):
            return table
    return None


def _once_each(items: Iterable[tuple[tuple, Settled | OneReading, str]]) -> tuple[dict, list]:
    """Settlements by what they settle; one that comes second is a problem."""
    decided: dict[tuple, Settled | OneReading] = {}
    problems: list[Problem] = []
    for key, item, what in items:
        if key in decided:
            before = decided[key]
            message = f"{what} is settled for the second time; first in line {before.line}"
            problems.append(Problem("settlement", message, "keep one", item.file, item.line))
        decided.setdefault(key, item)
    return decided, problems


def _check(difference: Difference, decision: Settled | None) -> list[Problem]:
    d = difference
    if decision is None:
        message = (
            f"the readings of `{d.variable}` of {d.record_id} differ and are not settled: "
            f"first {d.first!r}, second {d.second!r}"
        )
        remedy = (
            f"decide by the text in seeds/coding/settled/{d.source_id}.yaml: variable: "
            f"{d.variable}, decision, reason, "
            f"records: {{{d.record_id}: [{_as_yaml(d.first)}, {_as_yaml(d.second)}]}}"
        )
        return [d.record.problem("unsettled-difference", message, remedy, d.variable)]
    if (decision.first, decision.second) == (d.first, d.second):
        return []
    message = (
        f"the settlement of `{d.variable}` of {d.record_id} expects {decision.first!r} and "
        f"{decision.second!r}, but the readings are {d.first!r} and {d.second!r}"
    )
    remedy = "decide again for the readings as they are"
    return [Problem("settlement", message, remedy, decision.file, decision.line)]


def _as_yaml(text: str) -> str:
    return text if re.fullmatch(r"[\w.-]+", text) else json.dumps(text, ensure_ascii=False)


def _idle(item: Settled | OneReading, what: str) -> Problem:
    return Problem(
        "settlement",
        f"there is nothing to settle about {what}",
        "remove the settlement, or correct the id",
        item.file,
        item.line,
    )


def _apply(record: Quoted, second: Quoted, change: Settled) -> tuple[Quoted, list[Problem]]:
    entry = record.entry
    if change.variable == "participants":
        try:
            return replace(record, entry=_with_cast(entry, change)), []
        except ValueError as error:
            message = f"participants {error} are not of the form `actor: role, actor: role`"
            return record, [Problem("settlement", message, "correct it", change.file, change.line)]
    entry = _written_in(entry, change)
    cells = {**entry.cells, change.variable: change.value}
    spans = dict(record.spans)
    words = EVIDENCE.get(change.variable)
    if words and change.decision == "second":
        cells[words] = second.entry.get(words)
        spans.pop(words, None)
        if words in second.spans:
            spans[words] = second.spans[words]
    return Quoted(replace(entry, cells=cells), spans), []


def _written_in(entry: Entry, change: Settled) -> Entry:
    lines = {**entry.lines, change.variable: change.line}
    return replace(entry, lines=lines, files={**entry.files, change.variable: change.file})


def _with_cast(entry: Entry, change: Settled) -> Entry:
    cast = YamlSequence()
    cast.line = entry.line_of("participants")
    for pair in parse_cast(change.value):
        item = Mapping({key: Text(value, cast.line) for key, value in pair.items()})
        item.line = cast.line
        cast.append(item)
    return replace(entry, extra={**entry.extra, "participants": cast})


def _keep(
    comparison: Comparison, single: Sequence[OneReading]
) -> tuple[SettledRecords, list[Problem]]:
    decided, problems = _once_each(
        ((s.source_id, s.reading, s.record_id), s, f"{s.record_id} of the {s.reading} reading")
        for s in single
    )
    kept: SettledRecords = {}
    for (source, table), alignment in comparison.alignments.items():
        for reading in ("first", "second"):
            for record in getattr(alignment, f"only_{reading}"):
                decision = decided.pop((source, reading, record.entry.get(ID[table])), None)
                if decision is None:
                    problems.append(_undecided(record.entry, table, reading, source))
                elif decision.decision == "keep":
                    kept.setdefault((source, table), []).append(_in_event(record, decision))
    problems += [
        _idle(s, f"{s.record_id}, only in the {s.reading} reading") for s in decided.values()
    ]
    return kept, problems


def _in_event(record: Quoted, decision: OneReading) -> Quoted:
    if decision.event_id is None:
        return record
    cells = {**record.entry.cells, "event_id": decision.event_id}
    return replace(record, entry=replace(record.entry, cells=cells))


def _undecided(entry: Entry, table: str, reading: str, source: str) -> Problem:
    record = entry.get(ID[table])
    message = f"{record} is only in the {reading} reading, and it is not settled whether it stays"
    remedy = (
        f"decide by the text in seeds/coding/settled/{source}.yaml, under only_one_reading: "
        f"reading: {reading}, decision: keep or drop, reason, records: [{record}]"
    )
    return entry.problem("unsettled-difference", message, remedy, ID[table])
