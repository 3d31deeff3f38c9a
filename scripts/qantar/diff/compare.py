"""The whole difference between two releases, and what version it calls for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qantar.diff.beliefs import beliefs
from qantar.diff.published import Release
from qantar.diff.row_changes import GoneId, TableChanges, gone_ids, returned_ids, row_changes
from qantar.diff.schema_changes import SchemaChange, schema_changes
from qantar.versions import highest, parse_version


@dataclass(frozen=True)
class Difference:
    """What changed from `old` to `new`."""

    old: Release
    new: Release
    schema: list[SchemaChange]
    rows: list[TableChanges]
    gone: list[GoneId]
    returned: list[tuple[str, str]]  # table and id, against the register of withdrawn ids
    files: dict[str, str]  # path -> added, removed or changed

    @property
    def level(self) -> str:
        """major, minor, patch or none."""
        return highest(self._levels())

    def _levels(self) -> Iterator[str]:
        yield from (change.level for change in self.schema)
        yield from ("major" for _ in self.gone)
        for changed in self.rows:
            yield "minor" if changed.added else "patch"
        yield from ("minor" if kind == "added" else "patch" for kind in self.files.values())

    @property
    def suggested_version(self) -> str | None:
        """The least version that the change permits; None where the old one has no version."""
        version = parse_version(self.old.version)
        return str(version.raised(self.level)) if version else None

    @property
    def silently_gone(self) -> list[GoneId]:
        """Ids that vanished without an entry in the register."""
        return [gone for gone in self.gone if not gone.is_registered]

    @property
    def beliefs(self) -> list[str]:
        """What a reader of the old release must now believe, as sentences."""
        return beliefs(self.old, self.new, self.rows, self.gone)

    def to_dict(self) -> dict[str, object]:
        """The difference for JSON."""
        return {
            "old": {"name": self.old.name, "version": self.old.version},
            "new": {"name": self.new.name, "version": self.new.version},
            "level": self.level,
            "suggested_version": self.suggested_version,
            "schema": [vars(change) for change in self.schema],
            "rows": {changed.table: _rows(changed) for changed in self.rows},
            "ids_gone": [{**vars(g), "registered": g.is_registered} for g in self.gone],
            "ids_returned": [{"table": table, "id": id_} for table, id_ in self.returned],
            "files": self.files,
            "what_to_believe_now": self.beliefs,
        }


def compare_releases(old: Release, new: Release) -> Difference:
    """Everything that differs between two releases."""
    rows = row_changes(old, new)
    return Difference(
        old,
        new,
        schema_changes(old, new),
        rows,
        gone_ids(old, new, rows),
        returned_ids(old, new),
        _files(old.files, new.files),
    )


def _files(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    changed = {}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            gone, came = path not in new, path not in old
            changed[path] = "removed" if gone else "added" if came else "changed"
    return changed


def _rows(changed: TableChanges) -> dict[str, object]:
    cells: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for cell in changed.cells:
        content = {"field": cell.field, "old": cell.old, "new": cell.new}
        cells.setdefault(cell.key, []).append(content)
    return {
        "key": list(changed.key),
        "added": [dict(row) for row in changed.added],
        "removed": [dict(row) for row in changed.removed],
        "changed": [
            {"key": dict(zip(changed.key, key, strict=True)), "cells": items}
            for key, items in cells.items()
        ],
    }
