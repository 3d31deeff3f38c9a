"""Words of the pages for codes of the model, and numbers and texts with links to claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from qantar.problems import CannotRun

Row = Mapping[str, object]

RELATIONS = {
    "part_exceeds_whole": "cannot be: a part is larger than its whole",
    "contradicts": "contradicts: both cannot be true",
    "tension": "in tension",
    "revises": "one replaces the other",
    "sums_to": "parts that meet a total",
    "leaves_remainder": "parts that fall short of a total",
    "repeats": "repeats",
    "compatible": "both can be true",
    "different_scope": "not comparable: something else is counted",
}
STANCES = {
    "asserted": "asserted by the text itself",
    "attributed": "left to a speaker",
    "hedged": "hedged",
    "rumour": "printed as a rumour",
    "doubted": "doubted by the text",
    "denied": "denied",
    "forecast": "forecast",
}
STANDINGS = {
    "corroborated": "reported by two origins or more",
    "single_source": "reported by one origin",
    "contested": "contested",
}
BASES = {
    "stated": "stated in the words",
    "carried": "carried over from the context",
    "remit": "the area the speaker speaks for",
    "inferred": "inferred",
    "mainly": "“above all in”",
    "relative": "words relative to a stated date",
    "publication": "date of publication",
    "timeless": "no moment",
    "unknown": "unknown",
}


def number_words(row: Row) -> str:
    """What the claim commits to, for a reader: more than 200, that is 201 or more."""
    low, high = row["lower"], row["upper"]
    if row["bound"] == "exact":
        return f"exactly {_amount(row['value'])}"
    if row["bound"] == "vague":
        return f"a vague word, taken for {_amount(low)} or more"
    limits = f"{_amount(low)} or more" if high is None else f"{_amount(high)} or less"
    if low is not None and high is not None:
        limits = f"{_amount(low)} to {_amount(high)}"
    words = str(row["bound"]).replace("_", " ")
    return f"{words} {_amount(row['value'])}, that is {limits}" if row["value"] else limits


def _amount(number: object) -> str:
    return f"{number:,.10g}" if number is not None else "?"


def number_text(row: Row) -> Markup:
    """The number with its bound; a vague word of the document in its language."""
    if row["bound"] == "vague":
        return Markup('<span lang="{}">{}</span>').format(row["language"], row["number_text"])
    return escape(row["number"])


def with_language(text: str, language: str) -> Markup:
    """An explanation in English whose quoted words, in “ ”, are of the documents' language."""
    quoted = Markup(r'“<span lang="{}">\1</span>”').format(language)
    return Markup(re.sub(r"“([^”]*)”", str(quoted), str(escape(text))))


def linked(text: str, figures: Mapping[str, Row], address: Callable[[str], str]) -> Markup:
    """A text of the settings: `[[figure-id]]` becomes that claim's number, linked to its page.

    Raises CannotRun for an id that no figure has.
    """

    def number(match: re.Match) -> str:
        row = figures.get(match[1])
        if row is None:
            raise CannotRun(
                f"schemas/site/site.yaml: [[{match[1]}]] is no figure in data/figures.csv"
            )
        link = Markup('<a class="num" href="{}">{}</a>')
        return str(link.format(address(match[1]), number_text(row)))

    words = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", str(escape(text)))
    return Markup(re.sub(r"\[\[([^\]]+)\]\]", number, words))
