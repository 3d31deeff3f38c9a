"""Faults in the two readings: in one, or in both alike, as by a second reader who copies."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.records import FIGURES, HARMLESS, REPORTS, Changes, Slip
from qantar.mutation.workspace import Workspace, written

ID = {"figures": "figure_id", "reports": "report_id"}
READINGS = ("first reading", "second reading", "both readings")


def kinds() -> Iterator[Kind]:
    """Every slip in every reading, and records left out, doubled and renamed."""
    slips = [(name, "figures", slip, True) for name, slip in FIGURES.items()]
    slips += [(name, "reports", slip, True) for name, slip in REPORTS.items()]
    slips += [(name, table, slip, False) for name, (table, slip) in HARMLESS.items()]
    for layer in READINGS:
        for name, table, slip, misleads in slips:
            yield Kind(name, layer, misleads, _slip(table, slip, layer))
        for table in ID:
            record = table.removesuffix("s")
            yield Kind(f"{record} left out", layer, True, _left_out(table, layer))
            yield Kind(f"{record} doubled", layer, True, _doubled(table, layer))
            yield Kind(f"{record} renamed", layer, False, _renamed(table, layer))
        yield Kind("event split in two", layer, True, _split(layer))


def path(reading: str, source: str) -> str:
    return f"seeds/coding/{reading}/{source}.yaml"


def _slip(table: str, slip: Slip, layer: str) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        drawn = _draw(space, rng, table, layer)
        if drawn is None:
            return None
        source, record, others = drawn
        changes = slip(space, rng, source, record)
        if changes is None:
            return None
        return _fault(space, table, source, others, changes)

    return plant


def _draw(space: Workspace, rng: Random, table: str, layer: str):
    """A source, a record of it, and the readings and ids in which the slip is made."""
    source = rng.choice(space.seeds.source_ids)
    pairs = space.comparison.alignments[source, table].pairs
    if not pairs:
        return None
    ids = [record.entry.get(ID[table]) for record in rng.choice(pairs)]
    reading = "second" if layer == "second reading" else "first"
    own = ids[1] if reading == "second" else ids[0]
    record = next(r for r in space.read(path(reading, source))[table] if r[ID[table]] == own)
    others = {"first": ids[0], "second": ids[1]}
    return source, record, others if layer == "both readings" else {reading: own}


def _fault(
    space: Workspace, table: str, source: str, ids: dict[str, str], changes: Changes
) -> Fault | None:
    files, said = {}, []
    for reading, id_ in ids.items():
        content = space.read(path(reading, source))
        record = next(r for r in content[table] if r[ID[table]] == id_)
        for column, new in _translated(space, source, reading, changes, len(ids) > 1).items():
            said.append(f"{column}: {record.get(column)} → {new}")
            record.pop(column, None)
            if new is not None:
                record[column] = new
        files[path(reading, source)] = written(content)
    if len(ids) > 1:
        files |= _unsettled(space, source, ids["first"], set(changes))
    return Fault(f"{' and '.join(ids.values())}: {'; '.join(dict.fromkeys(said))}", files)


def _translated(
    space: Workspace, source: str, reading: str, changes: Changes, alike: bool
) -> Changes:
    """The changes in the names of the second reading, which has ids of its own."""
    if reading == "first" or not alike:
        return changes
    figures = {
        a.entry.get("figure_id"): b.entry.get("figure_id")
        for a, b in space.comparison.alignments[source, "figures"].pairs
    }
    events = {first: second for second, first in space.comparison.events.items()}
    result = dict(changes)
    for column, names in (("part_of", figures), ("revises", figures), ("event_id", events)):
        if result.get(column):
            result[column] = names.get(result[column], result[column])
    return result


def _unsettled(space: Workspace, source: str, record: str, columns: set[str]) -> dict[str, bytes]:
    """The settlements without what the two readings now have alike."""
    name = f"seeds/coding/settled/{source}.yaml"
    content = space.read(name)
    for section in ("differences", "corrections"):
        for item in content.get(section) or []:
            if item["variable"] in columns and record in item["records"]:
                if isinstance(item["records"], dict):
                    del item["records"][record]
                else:
                    item["records"].remove(record)
        if content.get(section):
            content[section] = [item for item in content[section] if item["records"]]
    return {name: written(content)} if content != space.read(name) else {}


def _left_out(table: str, layer: str) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        drawn = _draw(space, rng, table, layer)
        if drawn is None:
            return None
        source, _, ids = drawn
        files = {}
        for reading, id_ in ids.items():
            content = space.read(path(reading, source))
            content[table] = [r for r in content[table] if r[ID[table]] != id_]
            files[path(reading, source)] = written(content)
        if len(ids) > 1:
            variables = {v for t, v in space.comparison.values if t == table}
            files |= _unsettled(space, source, ids["first"], variables)
        return Fault(f"{' and '.join(ids.values())} left out", files)

    return plant


def _doubled(table: str, layer: str) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        drawn = _draw(space, rng, table, layer)
        if drawn is None:
            return None
        source, _, ids = drawn
        files = {}
        for reading, id_ in ids.items():
            content = space.read(path(reading, source))
            at = next(i for i, r in enumerate(content[table]) if r[ID[table]] == id_)
            copy = {**content[table][at], ID[table]: f"{ids.get('first', id_)}-again"}
            content[table].insert(at + 1, copy)
            files[path(reading, source)] = written(content)
        return Fault(f"{' and '.join(ids.values())} twice, under another id", files)

    return plant


def _renamed(table: str, layer: str) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        drawn = _draw(space, rng, table, layer)
        if drawn is None:
            return None
        source, _, ids = drawn
        changes = {ID[table]: f"{ids.get('first') or ids['second']}-renamed"}
        return _fault(space, table, source, ids, changes)

    return plant


def _split(layer: str) -> Plant:
    """A report moved from an event with several reports to a new one, entered in the register."""

    def plant(space: Workspace, rng: Random) -> Fault | None:
        drawn = _draw(space, rng, "reports", layer)
        if drawn is None:
            return None
        source, _record, ids = drawn
        events = space.read("seeds/registers/events.yaml")
        first = space.comparison.by_record[
            source, "reports", _first(space, source, ids), "event_id"
        ][0]
        known = next((event for event in events if event["event_id"] == first), None)
        rows = [r for r in space.checked.tables["reports"] if r.get("event_id") == first]
        if known is None or len(rows) < 2:
            return None
        new = {**known, "event_id": f"{first}-apart", "title": f"{known['title']}, apart"}
        fault = _fault(space, "reports", source, ids, {"event_id": new["event_id"]})
        register = written([*events, new])
        return Fault(fault.detail, {**fault.files, "seeds/registers/events.yaml": register})

    return plant


def _first(space: Workspace, source: str, ids: dict[str, str]) -> str:
    if "first" in ids:
        return ids["first"]
    pairs = space.comparison.alignments[source, "reports"].pairs
    return next(
        a.entry.get("report_id") for a, b in pairs if b.entry.get("report_id") == ids["second"]
    )
