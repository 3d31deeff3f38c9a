"""`schemas/site/`: what is particular to a dataset on its site, read and held against the data."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import yaml

from qantar.problems import CannotRun

FILE = "schemas/site/site.yaml"
_TEXTS = {"title", "headline", "lede", "unknown", "citation", "singular"}
_ENTRIES = {
    "why": {"heading", "text"},
    "topics": {"id", "title", "charts", "text"},
    "charts": {"title", "description"},
    "queries": {"title", "teach", "sql"},
}
_PARTS = {
    "timeline": {"first", "last"},
    "map": {"boundaries", "credit"},
    "coverage": {"place", "from", "to"},
}
_KEYS = _TEXTS | set(_ENTRIES) | set(_PARTS)


@dataclass(frozen=True)
class Settings:
    """The texts and the definitions of charts; `folder` holds the SQL of each chart and the map."""

    folder: Path
    texts: Mapping

    def chart_query(self, name: str) -> str:
        """The SQL that lists the figures of a chart."""
        path = self.folder / "charts" / f"{name}.sql"
        if not path.is_file():
            raise CannotRun(f"{FILE}: chart {name} has no schemas/site/charts/{name}.sql")
        return path.read_text(encoding="utf-8")


def read_settings(folder: Path) -> Settings:
    """The settings of a site. Raises CannotRun where the file is missing or not of its shape."""
    try:
        texts = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotRun(f"{FILE}: cannot be read: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise CannotRun(f"{FILE}: is no YAML: {' '.join(str(error).split())}") from None
    _expect(texts, _KEYS, "the file")
    for key, keys in _ENTRIES.items():
        entries = texts[key].values() if isinstance(texts[key], dict) else texts[key]
        for entry in entries:
            _expect(entry, keys, f"an entry of `{key}`")
    for key, keys in _PARTS.items():
        _expect(texts[key], keys, f"`{key}`")
    used = [chart for topic in texts["topics"] for chart in topic["charts"]]
    if sorted(used) != sorted(texts["charts"]):
        raise CannotRun(f"{FILE}: the topics show {used}, expected each entry of `charts` once")
    return Settings(folder, texts)


def _expect(found: object, keys: Set[str], where: str) -> None:
    if not isinstance(found, dict) or set(found) != keys:
        what = f"the keys {', '.join(map(str, found))}" if isinstance(found, dict) else repr(found)
        raise CannotRun(f"{FILE}: {where} has {what}; expected {', '.join(sorted(keys))}")
