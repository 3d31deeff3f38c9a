"""What was decided where two readings differ: `seeds/coding/settled/SOURCE.yaml`.

A settlement states what each reading says and fails when that is no longer so; a difference without
a settlement, and a settlement without a difference, are problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qantar.problems import Problem
from qantar.seeds.yamlfile import Mapping, Sequence, Text, read_yaml


@dataclass(frozen=True)
class Settled:
    """The decision on one variable of one record."""

    source_id: str
    record_id: str
    variable: str
    first: str
    second: str
    decision: str  # first, second or other
    value: str
    reason: str
    file: str
    line: int


@dataclass(frozen=True)
class OneReading:
    """The decision on a record that only one reading has."""

    source_id: str
    record_id: str
    reading: str
    decision: str  # keep or drop
    event_id: str | None
    reason: str
    file: str
    line: int


class _Malformed(Exception):
    def __init__(self, line: int, message: str, remedy: str) -> None:
        self.line, self.message, self.remedy = line, message, remedy


def read_settlements(
    folder: Path, prefix: str, sources: list[str]
) -> tuple[list[Settled], list[OneReading], list[Problem]]:
    """The settlements of every source; a source whose readings never differ needs no file."""
    settled: list[Settled] = []
    single: list[OneReading] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*")):
        name = f"{prefix}/{path.name}"
        if path.stem not in sources or path.suffix != ".yaml":
            remedy = "register the source, or remove the file"
            problems.append(Problem("stray-file", "no source has this name", remedy, name))
            continue
        written, found = read_yaml(path, name)
        problems += found
        if found:
            continue
        try:
            settled += _differences(written, name, path.stem)
            single += _single(written, name, path.stem)
        except _Malformed as error:
            problems.append(Problem("settlement", error.message, error.remedy, name, error.line))
    return settled, single, problems


def _differences(written: object, file: str, source: str) -> Iterator[Settled]:
    keys = {"variable", "decision", "reason", "records"}
    for item in _items(written, "differences"):
        _expect_keys(item, keys, {"value"})
        decision, reason = _choice(item, "decision", ("first", "second", "other")), _reason(item)
        if (decision == "other") != ("value" in item):
            remedy = "write `value` with decision: other, and only then"
            raise _Malformed(item.line, "`value` and `decision` do not fit", remedy)
        records = item["records"]
        if not isinstance(records, Mapping) or not records:
            raise _Malformed(item.line, "`records` is no mapping", "write id: [first, second]")
        for record, pair in records.items():
            if not isinstance(pair, Sequence) or len(pair) != 2:
                line = records.line_of(record)
                raise _Malformed(line, f"{record} has no pair", "write id: [first, second]")
            first, second = (str(value or "") for value in pair)
            value = {"first": first, "second": second}.get(decision, str(item.get("value") or ""))
            yield Settled(
                source,
                str(record),
                str(item["variable"]),
                first,
                second,
                decision,
                value,
                reason,
                file,
                records.line_of(record),
            )


def _single(written: object, file: str, source: str) -> Iterator[OneReading]:
    for item in _items(written, "only_one_reading"):
        _expect_keys(item, {"reading", "decision", "reason", "records"}, {"events"})
        reading = _choice(item, "reading", ("first", "second"))
        decision, reason = _choice(item, "decision", ("keep", "drop")), _reason(item)
        records, events = item["records"], item.get("events") or {}
        if not isinstance(records, Sequence) or not all(isinstance(r, Text) for r in records):
            raise _Malformed(item.line, "`records` is no list of ids", "write records: [id, …]")
        if not isinstance(events, dict) or set(events) - set(records):
            message = "`events` is no mapping of ids in `records` to event ids"
            raise _Malformed(item.line, message, "write events: {id: event_id}")
        for record in records:
            event = str(events[record] or "") if record in events else None
            yield OneReading(
                source, str(record), reading, decision, event, reason, file, record.line
            )


def _items(written: object, key: str) -> Iterator[Mapping]:
    if not isinstance(written, Mapping) or set(written) - {"differences", "only_one_reading"}:
        message = "expected the keys differences and only_one_reading"
        raise _Malformed(getattr(written, "line", 1), message, "see docs/METHOD.md, section 6")
    items = written.get(key) or []
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise _Malformed(written.line_of(key), f"`{key}` is no list of entries", "begin with `- `")
    yield from items


def _expect_keys(item: Mapping, needed: set[str], optional: set[str]) -> None:
    if needed - set(item) or set(item) - needed - optional:
        message = f"found the keys {', '.join(item)}; expected {', '.join(sorted(needed))}"
        raise _Malformed(item.line, message, "see docs/METHOD.md, section 6")


def _choice(item: Mapping, key: str, allowed: tuple[str, ...]) -> str:
    if item[key] not in allowed:
        message = f"`{key}` is {item[key]!r}; expected {' or '.join(allowed)}"
        raise _Malformed(item.line_of(key), message, "correct it")
    return str(item[key])


def _reason(item: Mapping) -> str:
    if not isinstance(item["reason"], Text) or len(item["reason"].split()) < 3:
        raise _Malformed(item.line, "the reason is missing or no sentence", "say why, by the text")
    return str(item["reason"])
