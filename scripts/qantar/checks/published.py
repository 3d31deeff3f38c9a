"""The published files as files: named by the descriptor, with their bytes, in canonical form."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from qantar.problems import CannotRun, Problem
from qantar.schemas.tableschema import TableSchema
from qantar.tables.csvfile import sort_key

REBUILD = "run `qantar build`; generated files are not edited by hand"


def read_descriptor(path: Path) -> dict:
    """The descriptor. Raises CannotRun where there is none that can be read."""
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CannotRun(f"{path.name} is missing. Run `qantar build` first.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise CannotRun(f"{path.name} cannot be read: {error}. Run `qantar build`.") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise CannotRun(f"{path.name} is no Data Package descriptor. Run `qantar build`.")
    for resource in descriptor["resources"]:
        if not isinstance(resource, dict) or not isinstance(resource.get("path"), str):
            raise CannotRun(f"{path.name} has a resource without a path. Run `qantar build`.")
        if "\0" in resource["path"]:
            raise CannotRun(f"{path.name} has a path with a zero byte. Run `qantar build`.")
    return descriptor


def check_regular(root: Path) -> list[Problem]:
    """Links, pipes and devices in place of published files: a link shows other bytes tomorrow, and
    a device never ends."""
    data = root / "data"
    problems = []
    for path in (root / "datapackage.json", data, *sorted(data.rglob("*"))):
        if path.is_symlink() or not (path.is_file() or path.is_dir() or not path.exists()):
            what = "a link" if path.is_symlink() else "no regular file"
            message = f"found {what}; expected a file as the build writes it"
            remedy = "remove it, then run `qantar build`"
            problems.append(Problem("link", message, remedy, path.relative_to(root).as_posix()))
    return problems


def check_files(root: Path, descriptor: dict) -> list[Problem]:
    """Files that are missing, changed or unnamed, and text in another form than LF and no mark."""
    problems: list[Problem] = []
    named = {resource["path"]: resource for resource in descriptor["resources"]}
    for path, resource in named.items():
        file = root / path
        if not file.is_file():
            message = "the file is missing, though the descriptor names it"
            problems.append(Problem("file-missing", message, REBUILD, path))
        else:
            problems += _bytes(path, file.read_bytes(), resource)
    for file in sorted((root / "data").rglob("*")):
        path = file.relative_to(root).as_posix()
        if not file.is_dir() and path not in named:
            message = "no resource of the descriptor names this file"
            problems.append(Problem("stray-file", message, "remove it from data/", path))
    return problems


def _bytes(path: str, raw: bytes, resource: Mapping[str, object]) -> Iterator[Problem]:
    found = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if (len(raw), found) != (resource.get("bytes"), resource.get("hash")):
        message = (
            f"found {len(raw)} bytes with {found}; the descriptor says {resource.get('bytes')} "
            f"with {resource.get('hash')}"
        )
        yield Problem("hash", message, REBUILD, path, field="hash", value=found)
    if raw.startswith(b"\xef\xbb\xbf"):
        yield Problem("bom", "found a byte order mark; expected none", REBUILD, path, 1)
    if b"\r" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\r")) + 1
        yield Problem("line-end", "found a carriage return; expected LF alone", REBUILD, path, line)
    if raw and not raw.endswith(b"\n"):
        yield Problem("line-end", "the last line does not end", REBUILD, path, raw.count(b"\n") + 1)


def check_order(root: Path, schemas: Mapping[str, TableSchema]) -> list[Problem]:
    """Rows that do not stand in the order of their key."""
    problems: list[Problem] = []
    for schema in schemas.values():
        path = root / "data" / f"{schema.name}.csv"
        if not path.is_file():
            continue
        before: list[tuple[int, str]] | None = None
        for number, row in enumerate(_rows(path), start=2):
            key = sort_key(row, schema)
            if before is not None and key < before:
                written = ", ".join(row.get(column) or "" for column in schema.primary_key)
                message = f"row {number} ({written}) stands after a row of a later key"
                problems.append(
                    Problem("unsorted", message, REBUILD, f"data/{path.name}", row=number)
                )
                break
            before = key
    return problems


def _rows(path: Path) -> Iterator[dict[str, str]]:
    text = path.read_bytes().decode("utf-8", errors="replace")
    try:
        yield from csv.DictReader(io.StringIO(text, newline=""))
    except csv.Error:  # an endless cell; frictionless says where
        return
