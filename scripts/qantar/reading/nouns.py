"""What a number counts: the noun behind it, or the one it carries on from."""

import re
from dataclasses import dataclass
from functools import cache

from qantar import languages
from qantar.reading.layout import BARRIER

REACH = 120
_TOKEN = re.compile(r"\s+|[^\W\d_]+(?:[-*:_/’'][^\W\d_]+)*\.?|%|°C?|[€$²]|[^\s\w]|\w")


@dataclass(frozen=True)
class Noun:
    """A noun at `text[start:end]`; `carried` if another number or clause brought it."""

    text: str
    start: int
    end: int
    carried: bool = False


@cache
def _lists(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = languages.load(language, "nouns")
    return tuple(frozenset(data[key]) for key in ("stop_words", "of_words", "pronouns"))


@cache
def unit_pattern(language: str) -> re.Pattern:
    """Matches every word or sign of the language that names a measure."""
    units = languages.load(language, "numbers")["units"]
    return re.compile("|".join(f"(?:{u['pattern']})" for u in units), re.IGNORECASE)


def noun_after(flat: str, end: int, language: str) -> Noun | None:
    """The noun counted by a number that ends at `end`: behind adjectives and "der", "von"."""
    data = languages.load(language, "nouns")
    stop, of_words, pronouns = _lists(language)
    window = flat[end : end + REACH].partition(BARRIER)[0]
    words, candidate, was_of = 0, None, False
    for match in _TOKEN.finditer(window):
        token = match.group()
        if token.isspace() or token in "-\"'„“»«*":
            continue
        at = Noun(
            token.rstrip("."), end + match.start(), end + match.start() + len(token.rstrip("."))
        )
        if unit_pattern(language).fullmatch(at.text):
            return at
        lowered = at.text.lower()
        is_word = token[0].isalpha()
        if not is_word or words > data["max_words_before"]:
            break
        is_of = lowered in of_words or (was_of and lowered in data["after_of"])
        if lowered in pronouns or (is_of and words == 0):
            was_of = True
            continue  # "zwei von ihnen Kinder", "dozens of the dead"
        if words and re.fullmatch(data["verb_forms"], lowered):
            break
        if lowered in stop and not (data["capitalised"] and token[0].isupper() and words):
            break
        if data["capitalised"] and token[0].isupper():
            return at
        words, candidate = words + 1, at
        if token.endswith(".") or lowered in data["heads"]:
            break
    return None if data["capitalised"] else candidate


def joins_next(flat: str, end: int, start: int, language: str) -> bool:
    """Whether only a word like "auf" stands between one number and the next."""
    return flat[end:start].strip() in languages.load(language, "nouns")["joins_next"]


def noun_before(flat: str, start: int, language: str) -> Noun | None:
    """The noun in "die Zahl der Toten stieg auf 225": named before its number."""
    window_start = max(0, start - REACH)
    window = flat[window_start:start].rpartition(BARRIER)[2]
    sentence = re.split(r"[.!?]\s", window)[-1]
    offset = start - len(sentence)
    matches = list(re.finditer(languages.load(language, "nouns")["count_of"], sentence))
    if not matches:
        return None
    first, last = matches[-1].span("noun")
    return Noun(matches[-1].group("noun"), offset + first, offset + last, carried=True)
