"""Templates to pages: what comes from a document or a coding is escaped on its way in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qantar.seeds.anchors import fold
from qantar.site import policy
from qantar.site.dataset import Dataset, days, plain
from qantar.site.settings import Settings
from qantar.site.wording import (
    BASES,
    STANCES,
    STANDINGS,
    linked,
    number_text,
    number_words,
    with_language,
)

NAVIGATION = (
    ("index.html", "Overview"),
    ("claims.html", "Claims"),
    ("events.html", "Events"),
    ("sources.html", "Sources"),
    ("differences.html", "Differences"),
    ("sql.html", "SQL"),
    ("downloads.html", "Downloads"),
)
# The renderer's outlines of the five signs, at the size of a letter.
PATHS = (
    "M5.6 0A5.6 5.6 0 1 1-5.6 0 5.6 5.6 0 1 1 5.6 0Z",
    "M-5-5H5V5H-5Z",
    "M0-5.2 6 5.2H-6Z",
    "M0-6.6 5.4 0 0 6.6-5.4 0Z",
    "M-6-2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z",
)
# Controls that turn the direction of writing around would show a text in another order than it has.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Templates:
    """Renders pages of one site; what all of them share is given once."""

    def __init__(self, data: Dataset, settings: Settings, package: Mapping) -> None:
        self._environment = Environment(
            loader=PackageLoader("qantar.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_shown,
        )
        self._environment.globals |= {
            "site": settings.texts,
            "package": package,
            "navigation": NAVIGATION,
            "paths": PATHS,
            "order": data.order,
            "sources": data.sources,
            "by_source": data.by_source,
            "by_figure": data.by_figure,
            "days": days,
            "plain": plain,
            "fold": fold,
            "number": number_text,
            "number_words": number_words,
            "speaker": speaker,
            "explained": with_language,
            "stances": STANCES,
            "standings": STANDINGS,
            "bases": BASES,
        }
        self._figures = data.by_figure

    def page(
        self,
        address: str,
        template: str,
        title: str,
        description: str,
        *,
        scripts: Iterable[str] = (),
        sheets: Iterable[str] = (),
        has_console: bool = False,
        **context: object,
    ) -> bytes:
        """A page at `address`, from the top of the site; `scripts`, `sheets`: files in assets/."""
        folder = address.rpartition("/")[0]
        root = "../" if folder else ""
        text = self._environment.get_template(template).render(
            page=address,
            section=f"{folder}.html" if folder else address,
            root=root,
            title=title,
            description=description,
            policy=policy.CONSOLE if has_console else policy.PAGE,
            scripts=scripts,
            sheets=sheets,
            has_console=has_console,
            text=lambda words: linked(words, self._figures, lambda i: f"{root}claims/{i}.html"),
            address=lambda figure: f"{root}claims/{figure}.html",
            **context,
        )
        lines = [line.rstrip() for line in text.split("\n")]
        return ("\n".join(line for line in lines if line) + "\n").encode("utf-8")


def speaker(row: Mapping) -> Markup:
    """Who says it; of an unnamed speaker the words that leave the claim to one."""
    if row["said_by"] == "own voice":
        return Markup("the text itself")
    words = row.get("attribution_text")
    if row.get("attributed_to") is None and words:
        quoted = Markup('{}: <q lang="{}">{}</q>')
        return quoted.format(str(row["said_by"]).split(" (")[0], row["language"], fold(words))
    return Markup("{}").format(row["said_by"])


def _shown(value: object) -> object:
    if isinstance(value, str) and _BIDI.search(value):
        shown = _BIDI.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", value)
        return Markup(shown) if isinstance(value, Markup) else shown
    return "" if value is None else value
