"""The files of the site to take away: what each is, its size and sha256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qantar.project import Project

_KINDS = {
    "load.sql": "Makes every table, view and macro in DuckDB 1.1 or later, from the CSV files",
    "CODEBOOK.md": "Every column and code, described",
    "datapackage.json": "The descriptor (Data Package v2): schemas, sizes, sha256 of every file",
}


@dataclass(frozen=True)
class Download:
    """One file: its address from the top of the site, and what it is or one row of it is."""

    address: str
    what: str
    content: bytes

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def bytes(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def groups(project: Project, database: Path, charts: Iterable[Download]) -> list[dict]:
    """The files by kind: tables, everything at once, summaries, charts."""
    package = json.loads(project.descriptor.read_text(encoding="utf-8"))
    rows = {item["path"]: _row(item) for item in package["resources"]}
    tables = [_data(project, path, rows) for path in sorted(project.data.glob("*.csv"))]
    whole = [_data(project, project.data / name, {}) for name in ("load.sql", "CODEBOOK.md")]
    whole.append(_read(project.descriptor, "files/datapackage.json", _KINDS["datapackage.json"]))
    if database.is_file():
        words = (
            "All tables, views and macros as one file for DuckDB 1.1 or later; its bytes, unlike "
            "those of all others, differ from build to build"
        )
        whole.insert(0, _read(database, f"files/{database.name}", words))
    summaries = [_data(project, path, rows) for path in sorted(project.data.glob("summary/*"))]
    return [
        {"heading": "Tables", "files": tables},
        {"heading": "Everything at once", "files": whole},
        {"heading": "Summaries", "files": summaries},
        {"heading": "Charts to embed", "files": list(charts)},
    ]


def _row(resource: Mapping) -> str:
    schema = resource.get("schema", {})
    words = schema.get("row") or resource.get("description") or resource.get("title") or ""
    return f"{words[:1].upper()}{words[1:]}"


def _data(project: Project, path: Path, rows: Mapping[str, str]) -> Download:
    inside = path.relative_to(project.root).as_posix()
    what = rows.get(inside) or _KINDS.get(path.name)
    if path.suffix == ".html":
        what = f"The summary {path.stem.replace('_', ' ')} as a table to print or embed"
    return _read(path, f"files/{inside}", what or "")


def _read(path: Path, address: str, what: str) -> Download:
    return Download(address, what, path.read_bytes())
