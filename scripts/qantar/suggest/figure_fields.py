"""The columns of a suggested figure that follow from words and positions alone."""

import re
from functools import lru_cache

from qantar.reading import Quantity, is_continuous
from qantar.seeds.anchors import Anchors, Span, fold
from qantar.suggest.attribution import Attribution
from qantar.suggest.context import Context
from qantar.suggest.model import FigureSuggestion, Guess
from qantar.suggest.slugs import slug


def reading_fields(quantity: Quantity) -> dict:
    return {
        "number_text": quantity.number_text,
        "number_start": quantity.number_start,
        "number_end": quantity.number_end,
        "value": quantity.value,
        "bound": quantity.bound,
        "lower": quantity.lower,
        "upper": quantity.upper,
        "bound_text": quantity.bound_text or None,
        "noun": quantity.noun or None,
    }


def section_of(context: Context) -> str:
    """A line above everything else, or marked as a heading, is a headline."""
    start, end = context.sentence.start, context.sentence.end
    line = context.flat.rfind("\n", 0, start) + 1
    is_marked = re.match(r"[|\s>]*#", context.flat[line : start + 2])
    is_first = (
        not context.flat[:start].strip(" \n\r\t\x01|#") and context.flat[end - 1] not in ".!?"
    )
    return "headline" if is_marked or is_first else "body"


@lru_cache(maxsize=4)
def _anchors(text: str) -> Anchors:
    return Anchors(text)


def quote_fields(text: str, context: Context, quantity: Quantity) -> dict:
    """The sentence as it is quoted, and which of equal numerals or sentences is meant."""
    sentence = Span(context.sentence.start, context.sentence.end)
    quote = fold(text[sentence.start : sentence.end])
    fields = {"quote": quote, "char_start": sentence.start, "char_end": sentence.end}
    numerals = [s.start for s in _anchors(text).find_word(quantity.number_text, sentence)]
    if len(numerals) > 1 and quantity.number_start in numerals:
        fields["number_occurrence"] = numerals.index(quantity.number_start) + 1
    same = [s.start for s in _anchors(text).find(quote)]
    if len(same) > 1 and sentence.start in same:
        fields["occurrence"] = same.index(sentence.start) + 1
    return fields


def printed(text: str, start: int | None, end: int | None) -> str | None:
    """The words at a span in one line, table borders left out."""
    return None if start is None else fold(text[start:end])


def attribution_fields(text: str, said: Attribution | None) -> dict:
    if said is None:
        return {"attributed_to": None, "speaker": None, "via": None, "attribution_text": None}
    return {
        "attributed_to": said.actor_id,
        "speaker": said.speaker or None,
        "via": said.via,
        "via_text": said.via_text or None,
        "attribution_text": printed(text, said.start, said.end),
        "attribution_start": said.start,
        "attribution_end": said.end,
    }


def unit_of(context: Context, quantity: Quantity, indicator: Guess) -> str | None:
    if quantity.unit:
        return quantity.unit
    return context.registers.rows["indicators"].get(indicator.value, {}).get("unit")


def counting_of(context: Context, quantity: Quantity, indicator: Guess) -> str:
    """A measure is a one-off; a window is a period; some indicators are states."""
    if is_continuous(quantity.unit, context.language):
        return "single"
    if any(d.kind == "last_span" and "count" in d.fields for d in context.dates):
        return "period"
    return "state" if indicator.value in context.claims["state_indicators"] else "cumulative"


def figure_id(source: str, figure: FigureSuggestion, taken: set[str]) -> str:
    """A slug of source, numeral and what it counts; a number behind it where it is taken."""
    fields = figure.fields
    what = fields["noun"] or fields["population"]
    base = slug(source, fields["number_text"], what, fields["indicator"])
    name = next(n for n in (base, *(f"{base}-{i}" for i in range(2, 999))) if n not in taken)
    taken.add(name)
    return name
