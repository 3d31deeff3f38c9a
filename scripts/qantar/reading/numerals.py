"""The numerals of a document, each with what it proposes to be in the ledger."""

from dataclasses import dataclass
from functools import lru_cache

from qantar.reading.dates import find_dates
from qantar.reading.dispositions import fixed_areas, propose
from qantar.reading.layout import flatten
from qantar.reading.ranges import Range, join_range
from qantar.reading.spotting import Spot, spot_numerals


@dataclass(frozen=True)
class Numeral:
    """A numeral at `text[start:end]` (Unicode code points of the untouched text).

    `disposition` is what the reader takes it for (figure, date, time, age, ordinal,
    designation, phone, duration, quantifier, article, idiom, url, link, furniture), `sure` how
    sure it is from 0 to 1, `reason` why.
    """

    start: int
    end: int
    text: str
    disposition: str
    sure: float
    reason: str


@lru_cache(maxsize=32)
def classified(text: str, language: str) -> tuple[tuple[Spot | Range, Numeral], ...]:
    """Every numeral with its spot or, for the two limits of a count, their range."""
    flat, dates = flatten(text), find_dates(text, language)
    areas = fixed_areas(flat)
    found: list[tuple[Spot | Range, Numeral]] = []
    for spot in spot_numerals(text, language):
        disposition, sure, reason = propose(spot, flat, language, areas, dates)
        if disposition == "url" and spot.kind != "digits":
            continue  # a word in an address is no word of the text
        numeral = Numeral(
            spot.start, spot.end, text[spot.start : spot.end], disposition, sure, reason
        )
        if found and disposition == "figure" and found[-1][1].disposition == "figure":
            last, previous = found[-1]
            joined = isinstance(last, Spot) and join_range(last, spot, flat, language)
            if joined:
                start = previous.start
                found[-1] = (
                    joined,
                    Numeral(start, spot.end, text[start : spot.end], "figure", sure, reason),
                )
                continue
        found.append((spot, numeral))
    return tuple(found)


def find_numerals(text: str, language: str = "de", *, articles: bool = False) -> list[Numeral]:
    """Every numeral of `text`, in order, none overlapping another.

    A numeral is a run of digits with `.` or `,` inside, or a word of the language's closed
    lists (number words, vague words, multiples, quantifiers). A number with a scale noun
    ("2,2 Millionen", "ein halbes Dutzend") and the two limits of a count ("50 bis 60") are one
    numeral; the parts of a date ("2020/21") are one each. Indefinite articles are listed only
    if `articles` is true: where a coder counts with one, the coder says so.
    """
    return [
        numeral
        for _, numeral in classified(text, language)
        if articles or numeral.disposition != "article"
    ]
