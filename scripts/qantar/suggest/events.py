"""Likely events: sentences in which a word of an event type stands."""

import re
from datetime import date

from qantar.reading import resolve
from qantar.suggest.attribution import sentence_attribution
from qantar.suggest.context import Context
from qantar.suggest.moments import YEARS
from qantar.suggest.places import stated_places


def find_events(
    context: Context,
    published_earliest: date | None,
    published_latest: date | None,
    text: str,
) -> list[dict]:
    """One row per event type named in the sentence, with quote, place, dates and attribution."""
    flat, (start, end) = context.flat, (context.sentence.start, context.sentence.end)
    rows, seen = [], set()
    said = sentence_attribution(context)
    for match in context.registers.lexicons["event_types"].find(flat, start, end):
        if match.code in seen:
            continue
        seen.add(match.code)
        places = stated_places(context)
        days = _days(context, published_earliest, published_latest)
        rows.append(
            {
                "event_type": match.code,
                "word": text[match.start : match.end],
                "quote": re.sub(r"[\s|]+", " ", flat[start:end]).strip(),
                "char_start": start,
                "char_end": end,
                "place_id": places[0].code if places else None,
                "date_earliest": days[0] if days else None,
                "date_latest": days[1] if days else None,
                "attributed_to": said.actor_id if said else None,
                "stance": "attributed" if said else "asserted",
                "sure": 0.5,
            }
        )
    return rows


def _days(context: Context, earliest: date | None, latest: date | None):
    finer = [d for d in context.dates if d.kind not in YEARS]
    resolved = (resolve(d, earliest, latest) for d in finer)
    return next((days for days in resolved if days), None)
