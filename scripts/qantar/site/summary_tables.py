"""Summary tables (great-tables) as parts of a page: their styles in a file, their ids as links.

A strict policy forbids styles in the markup, so what great-tables writes into `style` attributes
becomes classes, and its colours become variables of the style sheet, for light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

_COLOURS = {
    "#fff": "paper",
    "#ffffff": "paper",
    "#1a1a1a": "ink",
    "#333333": "ink",
    "#444": "muted",
    "#555": "muted",
    "#ddd": "line",
    "#d3d3d3": "line",
    "#a8a8a8": "line",
    "#f4f4f4": "soft",
    "#fff3b0": "mark",
}


@dataclass(frozen=True)
class SummaryTable:
    """A summary as markup, and the style sheet that goes with it."""

    name: str
    markup: Markup
    css: str


def embed(name: str, page: str, address: Callable[[str], str | None]) -> SummaryTable:
    """A summary's own HTML page as a part of another one.

    `page` is what `qantar build` wrote (its texts are escaped there); `address` gives the page of a
    figure or event id, or None.
    """
    sheets = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    main = re.search(r"<main[^>]*>(.*)</main>", page, flags=re.DOTALL)
    body = re.sub(r"<style>.*?</style>", "", main[1], flags=re.DOTALL).strip()
    classes: dict[str, str] = {}
    body = re.sub(
        r'<[a-z][^<>]*\sstyle="[^"]*"[^<>]*>', lambda m: _classed(m[0], classes, name), body
    )
    body = re.sub(r'<a class="part id" id="[^"]*" href="[^"]*">([^<]*)</a>', _link(address), body)
    body = re.sub(r'<span class="id">([^<]*)</span>', _link(address), body)
    rules = [f"#{name} .{label}{{{style}}}" for style, label in classes.items()]
    stacked = ' class="stacked"' if 'class="stacked"' in main[0][:40] else ""
    css = "\n".join([*(_scoped(sheet, name) for sheet in reversed(sheets)), *rules]) + "\n"
    return SummaryTable(name, Markup(f"<div{stacked}>{body}</div>"), _recoloured(css))


def _classed(tag: str, classes: dict[str, str], name: str) -> str:
    style = re.search(r'\sstyle="([^"]*)"', tag)
    label = classes.setdefault(style[1], f"{name}-{len(classes)}")
    tag = tag.replace(style[0], "", 1)
    if ' class="' in tag:
        return tag.replace(' class="', f' class="{label} ', 1)
    return re.sub(r"^<([a-z0-9]+)", rf'<\1 class="{label}"', tag)


def _link(address: Callable[[str], str | None]) -> Callable[[re.Match], str]:
    def link(match: re.Match) -> str:
        found = address(match[1])
        return f'<a class="part id" href="{found}">{match[1]}</a>' if found else match[0]

    return link


def _scoped(sheet: str, name: str) -> str:
    """Rules for whole pages go; great-tables' rules for all tables hold for this one only."""
    sheet = re.sub(r"^\s*(body|main|\.stacked main)[^{}]*\{[^{}]*\}", "", sheet, flags=re.MULTILINE)
    sheet = re.sub(
        r"#\S+ thead, tbody, tfoot, tr, td, th \{",
        f"#{name} :is(thead, tbody, tfoot, tr, td, th) {{",
        sheet,
    )
    return re.sub(r"^\s*tr \{", f"#{name} tr {{", sheet, flags=re.MULTILINE)


def _recoloured(css: str) -> str:
    def colour(match: re.Match) -> str:
        name = _COLOURS.get(match[0].lower())
        return f"var(--{name})" if name else match[0]

    return re.sub(r"#[0-9a-fA-F]{3,6}\b(?=[;\s}!])", colour, css)
