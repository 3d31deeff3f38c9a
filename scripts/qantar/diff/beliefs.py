"""What somebody who used the old release must now believe, in sentences.

A cell that a coder writes is a belief about a document. Cells that the program computes from others
(`filledBy: program`) follow from these and are counted, not told one by one, unless the table has
no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qantar.diff.published import Release, Table
from qantar.diff.row_changes import CellChange, GoneId, TableChanges


def beliefs(
    old: Release, new: Release, rows: Sequence[TableChanges], gone: Sequence[GoneId]
) -> list[str]:
    """One sentence for each id that went and each cell that says something else."""
    sentences = list(_tables(old, new)) + [_gone(item) for item in gone]
    for changed in rows:
        sentences += _changed(new.tables[changed.table], changed)
    return sentences


def _tables(old: Release, new: Release) -> Iterator[str]:
    for name in sorted(old.tables.keys() - new.tables.keys()):
        yield f"Nothing is said any more in the table {name}."


def _gone(item: GoneId) -> str:
    if item.is_registered:
        successor = f" Use {item.replaced_by} instead." if item.replaced_by else ""
        reason = item.reason.rstrip(".")
        since = f" in version {item.version}" if item.version else ""
        return f"{item.id} ({item.table}) was withdrawn{since}: {reason}.{successor}"
    if item.renamed_to:
        return f"{item.id} ({item.table}) is now called {item.renamed_to}; no register says why."
    return f"{item.id} ({item.table}) is gone, and no register says why."


def _changed(table: Table, changed: TableChanges) -> Iterator[str]:
    told = table.coded
    computed = 0
    for cell in changed.cells:
        if told and cell.field not in told:
            computed += 1
        else:
            yield _cell(table, cell)
    if computed:
        plural = "s" if computed > 1 else ""
        yield f"{computed} computed cell{plural} of {table.name} changed with the cells above."
    if not table.has_ids:
        for row in changed.removed:
            what = ", ".join(row[name] for name in changed.key or table.columns)
            yield f"{table.name} no longer says: {what}."


def _cell(table: Table, cell: CellChange) -> str:
    title = table.fields().get(cell.field, {}).get("title") or cell.field
    row = ", ".join(cell.key)
    was, now = (_shown(text) for text in (cell.old, cell.new))
    return f"{row} ({table.name}): {title} (`{cell.field}`) was {was} and is {now}."


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return "empty" if not text else flat if len(flat) <= 160 else flat[:160] + "…"
