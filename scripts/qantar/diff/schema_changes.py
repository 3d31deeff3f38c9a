"""What changed in the shape of the tables, and how weighty each change is.

What a query written for the old release relies on and no longer finds is major: a table, a column,
a code, a type, a key. What is added or permitted anew is minor; wording and stricter constraints,
which the old data already had to meet or which correct it, are patches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qantar.diff.published import Release, Table


@dataclass(frozen=True)
class SchemaChange:
    """One change of one table's shape. `field` is empty where the table as a whole is meant."""

    table: str
    field: str
    kind: str
    level: str
    sentence: str


def schema_changes(old: Release, new: Release) -> list[SchemaChange]:
    """Every change of tables, columns, types, codes, constraints and keys, table by table."""
    changes = list(_package(old, new))
    for name in sorted(old.tables.keys() | new.tables.keys()):
        before, after = old.tables.get(name), new.tables.get(name)
        if after is None:
            changes.append(_gone(before, new))
        elif before is None:
            rows = len(after.rows)
            sentence = f"The table {name} is new, with {rows} rows."
            changes.append(SchemaChange(name, "", "table-added", "minor", sentence))
        else:
            changes += _columns(before, after)
            changes += _keys(before, after)
            changes += _about(before, after)
    return changes


def _package(old: Release, new: Release) -> Iterator[SchemaChange]:
    """Metadata of the package. Another licence permits or forbids something else."""
    for key in sorted(old.about.keys() | new.about.keys()):
        if old.about.get(key) != new.about.get(key):
            level = "major" if key in ("name", "licenses") else "patch"
            sentence = f"The package's `{key}` has changed."
            yield SchemaChange("", "", f"{key}-changed", level, sentence)


def _about(old: Table, new: Table) -> Iterator[SchemaChange]:
    """What is said of a table, and how its file is read: the same bytes may mean something else."""
    for key in sorted(old.about.keys() | new.about.keys()):
        if old.about.get(key) != new.about.get(key):
            level = "patch" if key in ("title", "description") else "major"
            sentence = f"The `{key}` of {old.name} has changed."
            yield SchemaChange(old.name, "", f"{key}-changed", level, sentence)


def _gone(table: Table, new: Release) -> SchemaChange:
    for other in new.tables.values():
        if other.columns == table.columns and other.rows == table.rows:
            sentence = f"The table {table.name} is now called {other.name}."
            return SchemaChange(table.name, "", "table-renamed", "major", sentence)
    sentence = f"The table {table.name} is gone, with its {len(table.rows)} rows."
    return SchemaChange(table.name, "", "table-removed", "major", sentence)


def _columns(old: Table, new: Table) -> Iterator[SchemaChange]:
    gone = [name for name in old.columns if name not in new.columns]
    added = [name for name in new.columns if name not in old.columns]
    renamed = _renamed(old, new, gone, added)
    for name in gone:
        if name in renamed:
            sentence = f"`{name}` of {old.name} is now called `{renamed[name]}`."
            yield SchemaChange(old.name, name, "column-renamed", "major", sentence)
        else:
            sentence = f"The column `{name}` of {old.name} is gone."
            yield SchemaChange(old.name, name, "column-removed", "major", sentence)
    for name in added:
        if name not in renamed.values():
            sentence = f"The column `{name}` of {old.name} is new."
            yield SchemaChange(old.name, name, "column-added", "minor", sentence)
    common = [name for name in old.columns if name in new.columns]
    if common != [name for name in new.columns if name in old.columns]:
        sentence = f"The columns of {old.name} stand in another order; read them by name."
        yield SchemaChange(old.name, "", "columns-reordered", "minor", sentence)
    before, after = old.fields(), new.fields()
    for name in common:
        yield from _field(old.name, name, before.get(name, {}), after.get(name, {}))


def _renamed(old: Table, new: Table, gone: list[str], added: list[str]) -> dict[str, str]:
    """Columns that went and came with the same cells, which are not all empty."""
    renamed: dict[str, str] = {}
    if len(old.rows) != len(new.rows):
        return renamed
    for name in gone:
        cells = [row[name] for row in old.rows]
        for other in added:
            taken = other in renamed.values()
            if not taken and any(cells) and cells == [row[other] for row in new.rows]:
                renamed[name] = other
                break
    return renamed


def _field(table: str, name: str, old: dict, new: dict) -> Iterator[SchemaChange]:
    def change(kind: str, level: str, sentence: str) -> SchemaChange:
        return SchemaChange(table, name, kind, level, f"`{name}` of {table} {sentence}")

    before, after = _type(old), _type(new)
    if before != after:
        yield change("type-changed", "major", f"was {before} and is now {after}.")
    if old.get("unit") != new.get("unit"):
        text = f"was in {old.get('unit') or 'no unit'} and is now in {new.get('unit') or 'none'}."
        yield change("unit-changed", "major", text)
    gone = [code for code in codes(old) if code not in codes(new)]
    came = [code for code in codes(new) if code not in codes(old)]
    if gone:
        yield change("code-removed", "major", f"no longer knows {', '.join(gone)}.")
    if came:
        yield change("code-added", "minor", f"also knows {', '.join(came)}.")
    if old.get("span") != new.get("span"):
        yield change("span-changed", "minor", "has its position in other columns, or in none.")
    yield from _constraints(change, _bounds(old), _bounds(new))
    if _enum(old) != _enum(new) and codes(old) == codes(new):
        level = "minor" if _enum(new) is None else "patch"
        yield change("codes-enforced-changed", level, "has other codes in `enum` than before.")
    words = ("title", "description", "categories", "filledBy")
    if [old.get(key) for key in words] != [new.get(key) for key in words] and not gone + came:
        yield change("wording-changed", "patch", "is described in other words.")


def _type(item: dict) -> str:
    form = item.get("format", "default")
    return str(item.get("type", "any")) + (f" ({form})" if form != "default" else "")


def codes(item: dict) -> list[str]:
    """The codes of a field, from its categories or its enum."""
    categories = item.get("categories")
    if categories is None:
        categories = (item.get("constraints") or {}).get("enum") or []
    return [str(c["value"] if isinstance(c, dict) else c) for c in categories]


def _enum(item: dict) -> list | None:
    return (item.get("constraints") or {}).get("enum")


def _bounds(item: dict) -> dict:
    return {k: v for k, v in (item.get("constraints") or {}).items() if k != "enum"}


def _constraints(change, old: dict, new: dict) -> Iterator[SchemaChange]:
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        loosened = after is None or after is False
        text = f"{'no longer has' if loosened else 'now has'} the constraint {key}"
        text += (
            f" {before!r}."
            if loosened
            else f" {after!r}" + (f" (was {before!r})." if before is not None else ".")
        )
        # A reader may rely on what was guaranteed: that no cell is empty, or that each is unique.
        level = "minor" if loosened or before is not None else "patch"
        yield change("constraint-changed", level, text)


def _keys(old: Table, new: Table) -> Iterator[SchemaChange]:
    if old.key != new.key:
        sentence = f"The key of {old.name} was {', '.join(old.key) or 'none'} and is now "
        sentence += f"{', '.join(new.key) or 'none'}."
        yield SchemaChange(old.name, "", "key-changed", "major", sentence)
    for kind, what in (("foreignKeys", "references"), ("uniqueKeys", "unique keys")):
        before, after = (_listed(table.schema.get(kind)) for table in (old, new))
        if before != after:
            level = "minor" if set(before) - set(after) else "patch"
            sentence = f"The {what} of {old.name} have changed."
            yield SchemaChange(old.name, "", f"{what.replace(' ', '-')}-changed", level, sentence)


def _listed(keys: object) -> list[str]:
    return sorted(map(str, keys)) if isinstance(keys, list) else []
