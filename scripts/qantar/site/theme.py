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
    "event": "#4a5568",
    "land": "#edeae3",
    "border": "#a9a59b",
    "water": "#fdfdfc",
}
# Apart in lightness and hue, also for readers who do not tell red from green; so are the shapes.
SOURCE_COLOURS = ("#9a3412", "#0f766e", "#6d28d9", "#1d4ed8", "#a16207")
# The first comes with a pinned package, so that every machine draws the same; the others are for
# those who embed the SVG.
FONT = "Roboto, Helvetica, Arial, sans-serif"


@dataclass(frozen=True)
class Look:
    """Measures in pixels. Words stand between `left` and the plot (left of it) or above each mark;
    `lines` are the fields of a row's words and their shift from its middle, `marks` the marks'."""

    name: str
    width: int
    left: int
    right: int
    row: int
    words: int
    limit: int
    lines: tuple[tuple[str, int], ...]
    marks: int
    ticks: int

    @property
    def is_narrow(self) -> bool:
        return self.left == 0


WIDE = Look("wide", 430, -440, 10, 42, 94, 326, (("counted", -9), ("source", 9)), 0, 6)
_THREE = (("whom", -30), ("where", -13), ("speaker", 3))
NARROW = Look("narrow", 322, 0, 10, 84, 94, 232, _THREE, 24, 4)


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
