"""What changed in the rows, found by their key: added, removed, renamed, changed cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qantar.diff.published import Release, Row, Table

Key = tuple[str, ...]


@dataclass(frozen=True)
class CellChange:
    """One cell of a row that both releases have."""

    key: Key
    field: str
    old: str
    new: str


SUMMARY = "summary_"  # repeats the ids of other tables, or numbers rows that are computed anew


@dataclass(frozen=True)
class GoneId:
    """An id of the old release that the new one lacks. `reason`, `version` and `replaced_by` are
    what the register of withdrawn ids says; `renamed_to` is a new row with the same other cells."""

    table: str
    id: str
    version: str = ""
    reason: str = ""
    replaced_by: str = ""
    renamed_to: str = ""

    @property
    def is_registered(self) -> bool:
        return bool(self.reason.strip())


@dataclass(frozen=True)
class TableChanges:
    """The changes of one table's rows."""

    table: str
    key: Key
    added: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    cells: list[CellChange] = field(default_factory=list)

    @property
    def changed_rows(self) -> int:
        return len({change.key for change in self.cells})

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.cells)


def row_changes(old: Release, new: Release) -> list[TableChanges]:
    """The changes of every table that both releases have."""
    common = sorted(old.tables.keys() & new.tables.keys())
    found = [compare_rows(old.tables[name], new.tables[name]) for name in common]
    return [changes for changes in found if changes]


def compare_rows(old: Table, new: Table) -> TableChanges:
    """The changes of one table, by the key of the new schema; without one as a bag of rows."""
    key = new.key if new.key and set(new.key) <= set(old.columns) else ()
    if not key:
        return TableChanges(new.name, (), _more(new.rows, old.rows), _more(old.rows, new.rows))
    before, after = _by_key(old.rows, key), _by_key(new.rows, key)
    columns = [name for name in new.columns if name in old.columns]
    cells = [
        CellChange(at, name, before[at][name], row[name])
        for at, row in after.items()
        if at in before
        for name in columns
        if before[at][name] != row[name]
    ]
    added = [row for at, row in after.items() if at not in before]
    removed = [row for at, row in before.items() if at not in after]
    return TableChanges(new.name, key, added, removed, cells)


def _by_key(rows: Iterable[Row], key: Key) -> dict[Key, Row]:
    return {tuple(row[name] for name in key): row for row in rows}


def _more(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """The rows that are here more often than there."""
    left, result = Counter(tuple(row.items()) for row in others), []
    for row in rows:
        if left[tuple(row.items())] > 0:
            left[tuple(row.items())] -= 1
        else:
            result.append(row)
    return result


def gone_ids(old: Release, new: Release, changes: Sequence[TableChanges]) -> list[GoneId]:
    """Every id that vanished, with what the new register of withdrawn ids says of it."""
    found = []
    for changed in changes:
        if not old.tables[changed.table].has_ids or changed.table.startswith(SUMMARY):
            continue
        [key] = changed.key or ("",)
        same = {_without(row, key): row[key] for row in changed.added} if key else {}
        for row in changed.removed:
            known = new.withdrawn.get((changed.table, row.get(key, "")), {})
            found.append(
                GoneId(
                    changed.table,
                    row.get(key, ""),
                    known.get("version", ""),
                    known.get("reason", ""),
                    known.get("replaced_by", ""),
                    same.get(_without(row, key), ""),
                )
            )
    return found


def _without(row: Row, key: str) -> tuple[tuple[str, str], ...]:
    return tuple(item for item in row.items() if item[0] != key)


def returned_ids(old: Release, new: Release) -> list[tuple[str, str]]:
    """Ids that are withdrawn and that the new release uses, or no longer registers."""
    found = []
    for table, id_ in sorted(old.withdrawn.keys() | new.withdrawn.keys()):
        there = new.tables.get(table)
        used = there and there.has_ids and any(row[there.key[0]] == id_ for row in there.rows)
        if used or (table, id_) not in new.withdrawn:
            found.append((table, id_))
    return found
