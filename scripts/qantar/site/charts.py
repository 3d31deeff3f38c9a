"""Every chart of a site, as files to embed and as parts of pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from qantar.problems import CannotRun
from qantar.site.claims_chart import claims_chart
from qantar.site.downloads import Download
from qantar.site.drawing import Chart, to_inline, to_png, to_svg
from qantar.site.event_pages import places, timeline_rows
from qantar.site.events_chart import events_chart
from qantar.site.map_chart import map_chart
from qantar.site.settings import FILE, Settings
from qantar.site.theme import NARROW, WIDE, Look

Row = Mapping[str, object]
CLAIM, EVENT = "claims/{}.html", "events/{}.html"


@dataclass(frozen=True)
class Drawn:
    """A chart in a page, wide and narrow, and its files to embed."""

    name: str
    title: str
    filter: str
    wide: Markup
    narrow: Markup
    files: tuple[Download, ...]


def draw(
    name: str,
    texts: Mapping,
    credit: str,
    specification: Callable[[Look], Mapping],
    chosen: str = "",
) -> Drawn:
    """A chart in both widths. `specification` gives it for a look; `chosen` filters the claims."""
    title, description = texts["title"], texts["description"]
    wide, narrow = (
        Chart(f"{name}-{look.name}", title, description, specification(look))
        for look in (WIDE, NARROW)
    )
    svg = to_svg(wide, credit)
    words = f"{title}, as a chart to embed"
    files = (
        Download(f"files/charts/{name}.svg", f"{words} (SVG)", svg),
        Download(f"files/charts/{name}.png", f"{words} (PNG)", to_png(svg)),
    )
    label = f"title-{name}"
    return Drawn(
        name, title, chosen, Markup(to_inline(wide, label)), Markup(to_inline(narrow, label)), files
    )


def draw_claims(
    name: str,
    rows: Sequence[Row],
    order: Mapping[str, int],
    texts: Mapping,
    credit: str,
    chosen: str,
) -> Drawn:
    """A chart of claims. Raises CannotRun where it has none."""
    if not rows:
        raise CannotRun(f"{FILE}: schemas/site/charts/{name}.sql gives no figure")
    return draw(
        name,
        texts,
        credit,
        lambda look: claims_chart(rows, order, look, CLAIM),
        f"?indicator={chosen}" if chosen else "",
    )


def draw_timeline(events: Sequence[Row], settings: Settings, credit: str) -> Drawn:
    """Events that two texts or more report, within the days of the settings."""
    window = settings.texts["timeline"]["first"], settings.texts["timeline"]["last"]
    rows = timeline_rows(events, window)
    texts = {
        "title": "Events that two or more texts report",
        "description": "Events with the days on which their reports have them, by day.",
    }
    return draw("timeline", texts, credit, lambda look: events_chart(rows, window, look, EVENT))


def draw_map(events: Sequence[Row], settings: Settings, credit: str) -> Drawn:
    """The map of the places. Raises CannotRun where the boundaries cannot be read."""
    path = settings.folder / settings.texts["map"]["boundaries"]
    try:
        boundaries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CannotRun(f"{FILE}: map: boundaries: {path.name} cannot be read: {error}") from None
    texts = {
        "title": "Places of the events",
        "description": "Places, with the number of events at each.",
    }
    found = places(events)
    return draw("map", texts, credit, lambda look: map_chart(boundaries, found, _map_width(look)))


def _map_width(look: Look) -> int:
    return 380 if look.is_narrow else 760
