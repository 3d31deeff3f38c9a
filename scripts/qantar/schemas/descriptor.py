"""`datapackage.json` (Data Package v2) from the schemas and the files as they are written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from qantar.problems import CannotRun
from qantar.schemas.tableschema import TableSchema
from qantar.versions import parse_version

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {".md": "text/markdown", ".sql": "application/sql", ".html": "text/html"}


def read_package(path: Path) -> dict:
    """The hand-written metadata of the dataset. Raises CannotRun where it is unusable."""
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CannotRun(f"schemas/{path.name}: cannot be read: {error}") from None
    if not isinstance(package, dict):
        raise CannotRun(f"schemas/{path.name}: expected an object with name, title, licenses")
    missing = {"name", "title", "description", "version", "licenses"} - set(package)
    if missing:
        raise CannotRun(f"schemas/{path.name}: {', '.join(sorted(missing))} missing")
    if parse_version(str(package["version"])) is None:
        found = package["version"]
        raise CannotRun(
            f"schemas/{path.name}: the version is {found!r}; expected one such as 1.2.0"
        )
    return package


def descriptor(
    package: Mapping[str, object],
    schemas: Mapping[str, TableSchema],
    files: Mapping[str, bytes],
    sources: Sequence[Mapping[str, str]],
) -> bytes:
    """The descriptor of all files, by path from the descriptor; tables carry their schema inlined.

    `schemas` is by path of the CSV file; files without a schema are listed as plain resources.
    """
    resources = [
        _table(path, raw, schemas[path]) if path in schemas else _file(path, raw)
        for path, raw in sorted(files.items(), key=lambda item: (item[0] not in schemas, item[0]))
    ]
    content = {
        "$schema": PROFILE,
        **package,
        "sources": [_source(source) for source in sources],
        "resources": resources,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _source(source: Mapping[str, str]) -> dict[str, str]:
    title = source.get("title") or f"Untitled text ({source['source_id']})"
    publisher = source.get("publisher")
    return {"title": f"{title} ({publisher})" if publisher else title}


def _table(path: str, raw: bytes, schema: TableSchema) -> dict[str, object]:
    return {
        "name": schema.name,
        "type": "table",
        "path": path,
        "title": schema.title,
        "description": f"{schema.description} One row is {schema.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size(raw),
        "schema": schema.source,
    }


def _file(path: str, raw: bytes) -> dict[str, object]:
    suffix = Path(path).suffix
    name = Path(path).name.lower().replace(".", "-")
    return {
        "name": name,
        "path": path,
        "format": suffix[1:],
        "mediatype": MEDIA_TYPES[suffix],
        "encoding": "utf-8",
        **_size(raw),
    }


def _size(raw: bytes) -> dict[str, object]:
    return {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
