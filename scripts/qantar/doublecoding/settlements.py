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

SECTIONS = ("differences", "corrections", "only_one_reading")


@dataclass(frozen=True)
class Settled:
    """The decision on one variable of one record."""

    source_id: str
    record_id: str
    variable: str
    first: str
    second: str
    decision: str  # first, second, other or correction
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
        for key, result, read in (
            ("differences", settled, _differences),
            ("corrections", settled, _corrections),
            ("only_one_reading", single, _single),
        ):
            for item in _items(written, key, name, problems):
                try:
                    result += list(read(item, name, path.stem))
                except _Malformed as error:
                    found = Problem("settlement", error.message, error.remedy, name, error.line)
                    problems.append(found)
    return settled, single, problems


def _differences(item: Mapping, file: str, source: str) -> Iterator[Settled]:
    _expect_keys(item, {"variable", "decision", "reason", "records"}, {"value"})
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


def _corrections(item: Mapping, file: str, source: str) -> Iterator[Settled]:
    """What both readings have alike and the text does not bear out."""
    _expect_keys(item, {"variable", "was", "value", "reason", "records"}, set())
    was, value, reason = str(item["was"] or ""), str(item["value"] or ""), _reason(item)
    records = item["records"]
    if not isinstance(records, Sequence) or not records:
        raise _Malformed(item.line, "`records` is no list of ids", "write records: [id, …]")
    if was == value:
        raise _Malformed(item.line, "`was` and `value` are the same", "remove the correction")
    for record in records:
        at = (file, getattr(record, "line", item.line))
        decided = (str(item["variable"]), was, was, "correction", value, reason)
        yield Settled(source, str(record), *decided, *at)


def _single(item: Mapping, file: str, source: str) -> Iterator[OneReading]:
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
        yield OneReading(source, str(record), reading, decision, event, reason, file, record.line)


def _items(written: object, key: str, file: str, problems: list[Problem]) -> list[Mapping]:
    if not isinstance(written, Mapping) or set(written) - set(SECTIONS):
        message, remedy = (
            f"expected the keys {', '.join(SECTIONS)}",
            "see docs/METHOD.md, section 6",
        )
        line = getattr(written, "line", 1)
        found = Problem("settlement", message, remedy, file, line)
        problems += [found] if found not in problems else []
        return []
    items = written.get(key) or []
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        message, remedy = f"`{key}` is no list of entries", "begin each with `- `"
        problems.append(Problem("settlement", message, remedy, file, written.line_of(key)))
        return []
    return items


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
