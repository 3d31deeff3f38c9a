"""When a text was published: as told, as the page says, or as a line of the text says."""

import re
from datetime import date

from qantar import languages
from qantar.problems import CannotRun
from qantar.reading import find_dates, resolve
from qantar.suggest.composition import Publication
from qantar.suggest.datelines import is_alone, is_dateline
from qantar.suggest.extraction import Document


def publication_of(
    document: Document, language: str, told: str | date | tuple[date, date] | None
) -> Publication:
    """The interval of publication: `told` (a day or an interval) first, then what the page
    states, then a full date that stands alone on a line of the text; else unknown.

    Raises CannotRun if `told` is no day and no interval of days.
    """
    if isinstance(told, tuple):
        return Publication(*told)
    if isinstance(told, str):
        return _told(told)
    day = told or document.published or _dated_line(document.text, language)
    return Publication(day, day)


def _told(told: str) -> Publication:
    first, _, last = told.partition("/")
    try:
        days = Publication(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        days = None
    if days is None or days.earliest > days.latest:
        raise CannotRun(
            f"publication {told!r} is no day: write a day (2022-01-09) or its first and last "
            "possible day (2022-01-05/2022-01-07)"
        )
    return days


def _dated_line(text: str, language: str) -> date | None:
    """The day of a dateline, or of a line that is nothing but a date."""
    for expression in find_dates(text, language):
        heads = is_dateline(text, expression) or is_alone(text, expression)
        if heads and (days := resolve(expression)):
            return days[0]
    return None


def language_of(text: str) -> str:
    """The known language whose small words are most frequent in `text`."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    shares = {}
    for code in languages.available():
        small = set(languages.load(code, "nouns")["stop_words"])
        shares[code] = sum(word in small for word in words)
    return max(sorted(shares), key=shares.get)
