"""Likely events: sentences in which a word of an event type stands."""

from datetime import date

from qantar.reading import DateExpression, resolve
from qantar.suggest.attribution import sentence_attribution
from qantar.suggest.context import Context
from qantar.suggest.figure_fields import printed
from qantar.suggest.moments import YEARS, basis_of
from qantar.suggest.places import stated_places
from qantar.suggest.registers import Match


def find_events(
    context: Context, published_earliest: date | None, published_latest: date | None, text: str
) -> list[dict]:
    """One row per event type named in the sentence, with quote, place, dates and attribution."""
    start, end = context.sentence.start, context.sentence.end
    first: dict[str, Match] = {}
    for match in context.registers.lexicons["event_types"].find(context.flat, start, end):
        first.setdefault(match.code, match)
    sentence = _sentence_fields(context, text)
    return [
        {"event_type": match.code, "word": text[match.start : match.end]}
        | sentence
        | _date_fields(context, match.start, published_earliest, published_latest)
        | {"sure": 0.5}
        for match in first.values()
    ]


def _sentence_fields(context: Context, text: str) -> dict:
    start, end = context.sentence.start, context.sentence.end
    said, places = sentence_attribution(context), stated_places(context)
    return {
        "quote": printed(text, start, end),
        "char_start": start,
        "char_end": end,
        "place_id": places[0].code if places else None,
        "place_basis": "stated" if places else None,
        "attributed_to": said.actor_id if said else None,
        "attribution_text": printed(text, said.start, said.end) if said else None,
        "stance": "attributed" if said else "asserted",
    }


def _date_fields(
    context: Context, position: int, earliest: date | None, latest: date | None
) -> dict:
    """The date expression nearest to the event's word, else publication as the last moment."""
    expression = _nearest(context.dates, position)
    days = resolve(expression, earliest, latest) if expression else None
    if days is None:
        return {"date_earliest": None, "date_latest": latest, "date_basis": "inferred"}
    return {
        "date_earliest": days[0],
        "date_latest": days[1],
        "date_basis": basis_of(expression, earliest == latest),
        "date_text": expression.text,
    }


def _nearest(dates: tuple[DateExpression, ...], position: int) -> DateExpression | None:
    finer = [d for d in dates if d.kind not in YEARS]
    return min(finer, key=lambda d: abs(d.start - position), default=None)
