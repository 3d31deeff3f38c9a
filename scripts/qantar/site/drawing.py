"""From a Vega-Lite specification to files: SVG and PNG to embed, and SVG for the pages.

Vega-Lite and its renderer are in vl-convert, which needs neither a browser nor a network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import files
from xml.etree import ElementTree

import vl_convert

from qantar.site.theme import COLOURS, SOURCE_COLOURS, config

VERSION = "6.4"
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
# vl-convert resolves addresses against this base, which no option of it changes.
_BASE = "https://vega.github.io/vega-datasets/"
_SPOKEN = ("role", "aria-label", "aria-roledescription", "aria-hidden")
_VARIABLES = {colour: f"var(--{name})" for name, colour in COLOURS.items()} | {
    colour: f"var(--s{number})" for number, colour in enumerate(SOURCE_COLOURS)
}
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


@dataclass(frozen=True)
class Chart:
    """What a chart is called, what it says to those who do not see it, and its specification."""

    name: str
    title: str
    description: str
    specification: Mapping


def to_svg(chart: Chart, credit: str) -> bytes:
    """A file to embed: title, credit and description inside, no links."""
    root = _drawn(chart, {"text": chart.title, "subtitle": credit})
    for link in root.iter(f"{{{SVG}}}a"):
        link.attrib.pop(f"{{{XLINK}}}href", None)
        link.tag = f"{{{SVG}}}g"
    _describe(root, chart)
    root.set("role", "img")
    return _text(root)


def to_png(svg: bytes) -> bytes:
    """A file to embed as a picture, at twice the size for sharp screens."""
    _register_font()
    return vl_convert.svg_to_png(svg.decode("utf-8"), scale=2)


def to_inline(chart: Chart, label: str) -> str:
    """SVG for a page: the colours of its style sheet, one link per claim, nothing else spoken."""
    root = _drawn(chart, None)
    for parent in root.iter():
        for name in ("font-family", "font-size"):
            size = parent.attrib.pop(name, None)
            if name == "font-size" and size:
                parent.set("class", f"t{size.removesuffix('px')}")
    for link in root.iter(f"{{{SVG}}}a"):
        address = link.attrib.pop(f"{{{XLINK}}}href")
        link.set("href", address.removeprefix(_BASE))
    background = root.find(f"{{{SVG}}}rect")
    if background is not None:
        root.remove(background)
    root.set("role", "group")
    root.set("aria-labelledby", label)
    root.attrib.pop("width"), root.attrib.pop("height")
    return _recoloured(_text(root).decode("utf-8"))


def _drawn(chart: Chart, title: Mapping | None) -> ElementTree.Element:
    _register_font()
    drawn = vl_convert.vegalite_to_svg(_full(chart, title), vl_version=VERSION)
    root = ElementTree.fromstring(_renumbered(drawn, chart.name))
    for element in list(root.iter(f"{{{SVG}}}a")):
        element.set("aria-label", next(e.get("aria-label") for e in element if e.get("aria-label")))
    for element in root.iter():
        for name in _SPOKEN:
            if not (element.tag == f"{{{SVG}}}a" and name == "aria-label"):
                element.attrib.pop(name, None)
    for element in root.iter():
        for child in list(element):
            if _is_empty(child):
                element.remove(child)
    return root


def _renumbered(svg: str, name: str) -> str:
    """The renderer numbers clips through all charts of a process; each chart gets its own."""
    own: dict[str, str] = {}
    return re.sub(
        r"\bclip\d+\b", lambda match: own.setdefault(match[0], f"{name}-clip{len(own)}"), svg
    )


@cache
def _register_font() -> None:
    """The renderer has no font of its own; without this, texts depend on the machine or vanish."""
    found = next(file for file in files("font-roboto") if file.name == "Roboto-Regular.ttf")
    vl_convert.register_font_directory(str(found.locate().parent))


def _is_empty(element: ElementTree.Element) -> bool:
    """The renderer writes paths that draw nothing."""
    return element.tag == f"{{{SVG}}}path" and element.get("d") in ("", "M0,0h0v0h0Z")


def _full(chart: Chart, title: Mapping | None) -> dict:
    schema = f"https://vega.github.io/schema/vega-lite/v{VERSION}.json"
    full = {
        "$schema": schema,
        "config": config(),
        "padding": 8 if title else 2,
        **chart.specification,
    }
    return {**full, "title": dict(title)} if title else full


def _describe(root: ElementTree.Element, chart: Chart) -> None:
    for name, text in (("desc", chart.description), ("title", chart.title)):
        element = ElementTree.Element(f"{{{SVG}}}{name}")
        element.text = text
        root.insert(0, element)


def _recoloured(svg: str) -> str:
    return re.sub(r'(?<=")#[0-9a-f]{6}(?=")', lambda m: _VARIABLES.get(m[0], m[0]), svg)


def _text(root: ElementTree.Element) -> bytes:
    return ElementTree.tostring(root, encoding="utf-8") + b"\n"
