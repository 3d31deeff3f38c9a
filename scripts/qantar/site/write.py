"""`build/site/`: all pages and files, written beside the old site and put in its place at once."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from qantar.duck.database import database_path
from qantar.project import Project
from qantar.relate.conflicts import conflicts
from qantar.schemas.descriptor import read_package
from qantar.site import downloads
from qantar.site.charts import Drawn, draw_claims, draw_map, draw_timeline
from qantar.site.claim_pages import claim_pages, with_chains
from qantar.site.console_files import write_console
from qantar.site.dataset import Dataset, read_dataset
from qantar.site.difference_pages import differences_page
from qantar.site.event_pages import event_pages
from qantar.site.metadata import linked_data
from qantar.site.overview import chart_rows, common_indicator, glance, verdict
from qantar.site.settings import Settings, read_settings
from qantar.site.snippets import SNIPPETS
from qantar.site.source_pages import source_pages
from qantar.site.sql_page import sql_page
from qantar.site.summary_tables import SummaryTable, embed
from qantar.site.templating import Templates

Tell = Callable[[str], None]
ON_SOURCES = ("sources_at_a_glance", "who_is_quoted")
STATIC = ("site.css", "filter.js")


@dataclass(frozen=True)
class Site:
    """What all pages of one site are made from."""

    project: Project
    package: Mapping
    settings: Settings
    data: Dataset
    templates: Templates
    charts: Mapping[str, Drawn]
    tables: Mapping[str, SummaryTable]


def write_site(project: Project, out: Path, tell: Tell) -> None:
    """Write the site to `out` from `data/`, `schemas/site/` and the database file in `build/`.

    The old site stays until the new one is complete. Raises CannotRun where data or settings are
    missing or do not fit.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".site-") as folder:
        new = Path(folder) / "site"
        (new / "assets").mkdir(parents=True)
        engine = write_console(new / "assets", project.build / "npm", tell)
        tell("drawing the charts")
        site = _site(project)
        tell("writing the pages")
        for address, content in _files(site, engine):
            path = new / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if out.exists():
            out.rename(Path(folder) / "old")
        new.rename(out)
    pages = len(list(out.rglob("*.html")))
    tell(f"wrote {pages} pages to {out.name}/: open index.html, or run `qantar serve`")


def _site(project: Project) -> Site:
    package = read_package(project.schemas / "package.json")
    settings = read_settings(project.schemas / "site")
    data = read_dataset(project, settings.texts["singular"])
    templates = Templates(data, settings, package)
    charts = _charts(data, settings, _credit(package))
    return Site(project, package, settings, data, templates, charts, _tables(project, data))


def _credit(package: Mapping) -> str:
    return f"{package['title']}, version {package['version']}, {package['licenses'][0]['name']}"


def _charts(data: Dataset, settings: Settings, credit: str) -> dict[str, Drawn]:
    chains = {row["figure_id"]: row for row in with_chains(data)}
    found = {}
    for name, rows in chart_rows(data, settings).items():
        chosen = common_indicator([chains[row["figure_id"]] for row in rows]) if rows else ""
        texts = settings.texts["charts"][name]
        found[name] = draw_claims(name, rows, data.order, texts, credit, chosen)
    found["timeline"] = draw_timeline(data.events, settings, credit)
    found["map"] = draw_map(data.events, settings, credit)
    return found


def _tables(project: Project, data: Dataset) -> dict[str, SummaryTable]:
    events = {row["event_id"] for row in data.events}

    def address(name: str) -> str | None:
        if name in data.by_figure:
            return f"claims/{name}.html"
        return f"events/{name}.html" if name in events else None

    pages = sorted((project.data / "summary").glob("*.html"))
    return {
        path.stem: embed(path.stem, path.read_text(encoding="utf-8"), address) for path in pages
    }


def _files(site: Site, engine: int | None) -> Iterator[tuple[str, bytes]]:
    data, templates, charts = site.data, site.templates, site.charts
    drawn = [file for chart in charts.values() for file in chart.files]
    groups = downloads.groups(site.project, database_path(site.project.build, site.package), drawn)
    yield from _shared(site, groups)
    found = conflicts(data.published)
    yield "index.html", _overview(site, found, groups)
    yield from claim_pages(data, templates)
    yield from event_pages(data, templates, timeline=charts["timeline"], map=charts["map"])
    yield from source_pages(
        data, templates, [site.tables[n] for n in ON_SOURCES if n in site.tables]
    )
    differing = [site.tables[n] for n in _differing(site.tables)]
    yield "differences.html", differences_page(data, found, templates, differing)
    csv = sorted(_read_by(site.project.data / "load.sql"))
    yield "sql.html", sql_page(data, templates, site.settings.texts["queries"], csv, engine)
    yield "downloads.html", _downloads(site, groups)


def _differing(tables: Mapping[str, SummaryTable]) -> list[str]:
    """Summaries on how claims differ, how tolls grow, how far ways of settling are apart."""
    return [name for name in tables if re.search("differ|growth|settling|spread", name)]


def _read_by(script: Path) -> set[str]:
    return set(re.findall(r"'([\w-]+\.csv)'", script.read_text(encoding="utf-8")))


def _shared(site: Site, groups: Sequence[Mapping]) -> Iterator[tuple[str, bytes]]:
    static = files("qantar.site") / "static"
    for name in STATIC:
        yield f"assets/{name}", (static / name).read_bytes()
    for table in site.tables.values():
        yield f"assets/tables/{table.name}.css", table.css.encode("utf-8")
    for group in groups:
        for file in group["files"]:
            yield file.address, file.content


def _overview(site: Site, found: Mapping, groups: Sequence[Mapping]) -> bytes:
    data, settings = site.data, site.settings
    topics = [
        {**topic, "charts": [site.charts[name] for name in topic["charts"]]}
        for topic in settings.texts["topics"]
    ]
    described = [file for group in groups[:2] for file in group["files"]]
    indicators = data.rows("FROM indicators ORDER BY indicator", "indicators")
    return site.templates.page(
        "index.html",
        "index.html.j2",
        "Overview",
        " ".join(settings.texts["lede"].split()),
        linked_data=linked_data(site.package, settings.texts, indicators, described),
        glance=glance(data, settings, chart_rows(data, settings)),
        topics=topics,
        verdict=verdict(found),
    )


def _downloads(site: Site, groups: Sequence[Mapping]) -> bytes:
    return site.templates.page(
        "downloads.html",
        "downloads.html.j2",
        "Downloads",
        "Every file with its size, sha256 and what one row is; how to cite.",
        groups=groups,
        snippets=SNIPPETS,
        citation=site.settings.texts["citation"].format(version=site.package["version"]),
    )
