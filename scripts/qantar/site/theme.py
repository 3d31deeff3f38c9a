"""Colours and measures of the charts. The colours are concrete in the files to embed; in the pages
each stands for a variable of the style sheet, so that light and dark are decided there."""

from __future__ import annotations

from dataclasses import dataclass

COLOURS = {
    "paper": "#fffffe",
    "ink": "#1b1c1d",
    "muted": "#56595c",
    "line": "#d9d7d1",
    "bar": "#b9b5aa",
    "open": "#8d8a81",
    "land": "#edeae3",
    "border": "#a9a59b",
    "water": "#fdfdfc",
}
# Apart in lightness and hue, also for readers who do not tell red from green; the shape says the same.
SOURCE_COLOURS = ("#9a3412", "#0f766e", "#6d28d9", "#1d4ed8", "#a16207")
FONT = "Roboto"  # the renderer brings it along: the same picture on every machine


@dataclass(frozen=True)
class Look:
    """Measures in pixels: the plot's width, where words begin left of it and end right of it, the
    height of a row, the width of numbers and the limit of words, and how far words are lifted."""

    name: str
    width: int
    left: int
    right: int
    row: int
    number: int
    limit: int
    lift: int
    lead: int
    ticks: int


WIDE = Look("wide", 430, -388, 14, 42, 84, 284, 0, 9, 6)
NARROW = Look("narrow", 316, 0, 12, 66, 70, 250, -13, 8, 4)


def config() -> dict:
    """What all charts share, as a Vega-Lite configuration."""
    words = {"labelColor": COLOURS["muted"], "titleColor": COLOURS["muted"], "labelFontSize": 12}
    lines = {"gridColor": COLOURS["line"], "domain": False, "ticks": False, "labelPadding": 6}
    return {
        "background": COLOURS["paper"],
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**words, **lines},
        "title": {
            "anchor": "start",
            "frame": "bounds",
            "color": COLOURS["ink"],
            "subtitleColor": COLOURS["muted"],
            "fontSize": 16,
            "subtitleFontSize": 12,
            "subtitlePadding": 6,
            "offset": 12,
        },
        "text": {"baseline": "middle"},
    }
