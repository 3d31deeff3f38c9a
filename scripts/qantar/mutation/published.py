"""Faults in what is published, made after the build, with old and with new hashes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation import words
from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace

Table = list[list[str]]
Edit = Callable[[Random, Table], "str | None"]  # changes header and rows, says how


def kinds() -> Iterator[Kind]:
    for layer, anew in (("published", False), ("published re-hashed", True)):
        for name, edit in CELLS.items():
            yield Kind(f"CSV: {name}", layer, True, _table(edit, anew))
        for name, spoil in BYTES.items():
            yield Kind(f"CSV: {name}", layer, True, _bytes(spoil, anew))
        yield Kind("codebook, script or summary edited", layer, False, _other_file(anew))
    yield Kind("published file removed", "published", True, _file_removed)
    yield Kind("stray file in data/", "published", False, _stray)
    yield Kind("descriptor: resource left out", "published", True, _descriptor(_resource_gone))
    yield Kind("descriptor: wrong hash", "published", False, _descriptor(_wrong_hash))
    yield Kind("descriptor: schema altered", "published", False, _descriptor(_schema_altered))
    yield Kind("descriptor: path out of the package", "published", False, _descriptor(_outside))
    yield Kind("descriptor: truncated", "published", False, _truncated_descriptor)


def _names(space: Workspace) -> list[str]:
    return [n for n in space.files if n.startswith("data/") and n.endswith(".csv")]


def _parse(raw: bytes) -> Table:
    return list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))


def _written(table: Table) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue().encode("utf-8")


def _table(edit: Edit, anew: bool) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = rng.choice(_names(space))
        table = _parse(space.files[name])
        said = edit(rng, table)
        if said is None:
            return None
        return _fault(space, name, _written(table), said, anew)

    return plant


def _bytes(spoil: Callable[[Random, bytes], bytes | None], anew: bool) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = rng.choice(_names(space))
        raw = spoil(rng, space.files[name])
        return _fault(space, name, raw, f"{len(raw)} bytes", anew) if raw else None

    return plant


def _fault(space: Workspace, name: str, raw: bytes, said: str, anew: bool) -> Fault | None:
    if raw == space.files[name]:
        return None
    files = {name: raw}
    if anew:
        descriptor = json.loads(space.files["datapackage.json"])
        resource = next(r for r in descriptor["resources"] if r["path"] == name)
        resource |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
        files["datapackage.json"] = _json(descriptor)
    return Fault(f"{name}: {said}", files)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _cell(slip) -> Edit:
    def edit(rng: Random, table: Table) -> str | None:
        row = rng.randrange(1, len(table))
        column = rng.randrange(len(table[0]))
        before = table[row][column]
        after = slip(before, rng) if before else None
        if not after or after == before:
            return None
        table[row][column] = after
        return f"row {row + 1}, {table[0][column]}: {before[:30]!r} → {after[:30]!r}"

    return edit


def _emptied(rng: Random, table: Table) -> str | None:
    row, column = rng.randrange(1, len(table)), rng.randrange(len(table[0]))
    if not table[row][column]:
        return None
    table[row][column] = ""
    return f"row {row + 1}, {table[0][column]} emptied"


def _copied(rng: Random, table: Table) -> str | None:
    """The cell of another row, as after a wrong paste."""
    if len(table) < 3:
        return None
    one, two = rng.sample(range(1, len(table)), 2)
    column = rng.randrange(len(table[0]))
    if table[one][column] == table[two][column]:
        return None
    table[one][column] = table[two][column]
    return f"row {one + 1}, {table[0][column]} from row {two + 1}"


def _deleted(rng: Random, table: Table) -> str:
    row = rng.randrange(1, len(table))
    del table[row]
    return f"row {row + 1} deleted"


def _doubled(rng: Random, table: Table) -> str:
    row = rng.randrange(1, len(table))
    table.insert(row, list(table[row]))
    return f"row {row + 1} twice"


def _reordered(rng: Random, table: Table) -> str | None:
    if len(table) < 4:
        return None
    one, two = rng.sample(range(1, len(table)), 2)
    table[one], table[two] = table[two], table[one]
    return f"rows {one + 1} and {two + 1} exchanged"


def _columns_swapped(rng: Random, table: Table) -> str:
    one, two = rng.sample(range(len(table[0])), 2)
    for row in table[1:]:
        row[one], row[two] = row[two], row[one]
    return f"cells of {table[0][one]} and {table[0][two]} exchanged"


def _columns_moved(rng: Random, table: Table) -> str:
    one, two = rng.sample(range(len(table[0])), 2)
    for row in table:
        row[one], row[two] = row[two], row[one]
    return f"columns {table[0][one]} and {table[0][two]} exchanged with their names"


def _header(rng: Random, table: Table) -> str:
    column = rng.randrange(len(table[0]))
    table[0][column] += "_"
    return f"header {table[0][column]}"


def _shortened(rng: Random, table: Table) -> str:
    row = rng.randrange(1, len(table))
    table[row].pop()
    return f"row {row + 1} too short"


CELLS: dict[str, Edit] = {
    "digits exchanged": _cell(words.digits_swapped),
    "a zero lost": _cell(words.zero_lost),
    "one digit wrong": _cell(words.digit_changed),
    "day and month exchanged": _cell(words.day_month_swapped),
    "a homoglyph": _cell(words.homoglyph),
    "a trailing space": _cell(lambda text, rng: text + " "),
    "a leading zero": _cell(lambda text, rng: "0" + text if text.isdigit() else None),
    "a formula": _cell(lambda text, rng: "=" + text),
    "a direction character": _cell(lambda text, rng: "\u202e" + text),
    "a cell emptied": _emptied,
    "a cell of another row": _copied,
    "a row deleted": _deleted,
    "a row doubled": _doubled,
    "rows exchanged": _reordered,
    "cells of two columns exchanged": _columns_swapped,
    "columns moved": _columns_moved,
    "a header altered": _header,
    "a short row": _shortened,
}
BYTES: dict[str, Callable[[Random, bytes], bytes | None]] = {
    "BOM": lambda rng, raw: b"\xef\xbb\xbf" + raw,
    "CRLF": lambda rng, raw: raw.replace(b"\n", b"\r\n"),
    "saved as cp1252": lambda rng, raw: raw.decode("utf-8").encode("cp1252", errors="replace"),
    "saved as UTF-16": lambda rng, raw: raw.decode("utf-8").encode("utf-16"),
    "truncated": lambda rng, raw: raw[: rng.randrange(len(raw) // 3, len(raw) - 2)],
    "emptied": lambda rng, raw: b"\n",
    "semicolons": lambda rng, raw: raw.replace(b",", b";"),
    "a zero byte": lambda rng, raw: raw[: len(raw) // 2] + b"\0" + raw[len(raw) // 2 :],
    "an unclosed quotation mark": lambda rng, raw: raw[:-1] + b'"\n',
    "no last line end": lambda rng, raw: raw[:-1],
}


def _other_file(anew: bool) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        names = [n for n in space.files if n.startswith("data/") and not n.endswith(".csv")]
        name = rng.choice(names)
        raw = space.files[name]
        at = rng.randrange(len(raw))
        return _fault(space, name, raw[:at] + b"x" + raw[at:], f"at byte {at}", anew)

    return plant


def _file_removed(space: Workspace, rng: Random) -> Fault:
    name = rng.choice([n for n in space.files if n.startswith("data/")])
    return Fault(f"{name} removed", {name: None})


def _stray(space: Workspace, rng: Random) -> Fault:
    name = rng.choice(["data/figures (1).csv", "data/.DS_Store", "data/summary/new.csv"])
    return Fault(name, {name: b"x\n"})


def _descriptor(edit: Callable[[Random, dict], str | None]) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        descriptor = json.loads(space.files["datapackage.json"])
        said = edit(rng, descriptor)
        return Fault(said, {"datapackage.json": _json(descriptor)}) if said else None

    return plant


def _resource_gone(rng: Random, descriptor: dict) -> str:
    gone = descriptor["resources"].pop(rng.randrange(len(descriptor["resources"])))
    return f"no {gone['path']}"


def _wrong_hash(rng: Random, descriptor: dict) -> str:
    resource = rng.choice(descriptor["resources"])
    resource["hash"] = words.digit_changed(resource["hash"].replace("sha256", "sha"), rng)
    return f"{resource['path']}: {resource['hash'][:20]}"


def _schema_altered(rng: Random, descriptor: dict) -> str:
    resource = rng.choice([r for r in descriptor["resources"] if r.get("schema")])
    field = rng.choice(resource["schema"]["fields"])
    field.pop("constraints", None)
    field["description"] = "Anything."
    return f"{resource['path']}: {field['name']} without constraints"


def _outside(rng: Random, descriptor: dict) -> str:
    resource = rng.choice(descriptor["resources"])
    resource["path"] = "../" + resource["path"]
    return resource["path"]


def _truncated_descriptor(space: Workspace, rng: Random) -> Fault:
    raw = space.files["datapackage.json"]
    at = rng.randrange(len(raw) // 2, len(raw) - 2)
    return Fault(f"{at} bytes", {"datapackage.json": raw[:at]})
