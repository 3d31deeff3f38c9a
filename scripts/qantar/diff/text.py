"""The difference as people read it."""

from __future__ import annotations

from collections.abc import Iterator

from qantar.diff.compare import Difference
from qantar.diff.row_changes import TableChanges

MANY = 200


def to_text(difference: Difference, limit: int = MANY) -> str:
    """The difference as Markdown: what it amounts to, then shape, ids, rows, files and beliefs.

    At most `limit` rows and cells are shown of each table.
    """
    return "\n".join(_lines(difference, limit)).rstrip() + "\n"


def _lines(d: Difference, limit: int) -> Iterator[str]:
    yield f"# From {_title(d.old)} to {_title(d.new)}"
    yield ""
    yield f"{_verdict(d)}"
    if d.schema:
        yield from ("", "## Shape", "")
        yield from (f"- {change.sentence} ({change.level})" for change in d.schema)
    if d.gone or d.returned:
        yield from ("", "## Ids", "")
        yield from (f"- {_gone(item)}" for item in d.gone)
        yield from (
            f"- {id_} ({table}) had been withdrawn, and is used or no longer registered"
            for table, id_ in d.returned
        )
    for changed in d.rows:
        yield from ("", f"## Rows of {changed.table}", "")
        yield from _rows(changed, limit)
    if d.files:
        yield from ("", "## Other files", "")
        yield from (f"- {path}: {kind}" for path, kind in d.files.items())
    if d.beliefs:
        yield from ("", "## What to believe now", "")
        yield from (f"- {sentence}" for sentence in d.beliefs[:limit])
        yield from _more(len(d.beliefs), limit)


def _title(release) -> str:
    return f"{release.name} ({release.version or 'no version'})"


def _verdict(d: Difference) -> str:
    if d.level == "none":
        return "Nothing that is published differs."
    version = f" The version after {d.old.version} is {d.suggested_version}."
    known = version if d.suggested_version else ""
    return f"The change is {d.level}.{known}"


def _gone(item) -> str:
    if item.is_registered:
        successor = f"; replaced by {item.replaced_by}" if item.replaced_by else ""
        return f"{item.id} ({item.table}) withdrawn: {item.reason}{successor}"
    renamed = f"; {item.renamed_to} is otherwise the same row" if item.renamed_to else ""
    return f"{item.id} ({item.table}) gone, NOT in the register of withdrawn ids{renamed}"


def _rows(changed: TableChanges, limit: int) -> Iterator[str]:
    counts = (len(changed.added), len(changed.removed), changed.changed_rows)
    yield "{} added, {} removed, {} changed.".format(*counts)
    yield ""
    for mark, rows in (("+", changed.added), ("-", changed.removed)):
        for row in rows[:limit]:
            shown = [row[name] for name in changed.key or row]
            yield f"- {mark} {', '.join(shown)}"
        yield from _more(len(rows), limit)
    for cell in changed.cells[:limit]:
        yield f"- {', '.join(cell.key)}: `{cell.field}` {_cell(cell.old)} → {_cell(cell.new)}"
    yield from _more(len(changed.cells), limit)


def _more(number: int, limit: int) -> Iterator[str]:
    if number > limit:
        yield f"- … and {number - limit} more; `--format json` has them all"


def _cell(text: str) -> str:
    flat = " ".join(text.split())
    return "(empty)" if not text else flat if len(flat) <= 100 else flat[:100] + "…"
