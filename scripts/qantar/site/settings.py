"""`schemas/site/`: what is particular to a dataset on its site, read and held against the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from qantar.problems import CannotRun

FILE = "schemas/site/site.yaml"
_KEYS = {
    "title",
    "headline",
    "lede",
    "why",
    "unknown",
    "topics",
    "charts",
    "timeline",
    "map",
    "coverage",
    "citation",
    "queries",
}


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
    """The settings of a site. Raises CannotRun where the file is missing, malformed or incomplete."""
    try:
        texts = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotRun(f"{FILE}: cannot be read: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise CannotRun(f"{FILE}: is no YAML: {' '.join(str(error).split())}") from None
    if not isinstance(texts, dict) or set(texts) != _KEYS:
        wrong = sorted(set(texts) ^ _KEYS) if isinstance(texts, dict) else "no mapping"
        raise CannotRun(f"{FILE}: missing or unknown keys: {wrong}; expected {sorted(_KEYS)}")
    used = [chart for topic in texts["topics"] for chart in topic["charts"]]
    if sorted(used) != sorted(texts["charts"]):
        raise CannotRun(f"{FILE}: the charts of the topics are not those under `charts`: {used}")
    return Settings(folder, texts)
