"""What a numeral is when it is no count: date, time, age, designation, link, …"""

import re
from bisect import bisect_right
from functools import cache

from qantar import languages
from qantar.reading.dates import DateExpression
from qantar.reading.layout import ADDRESS, BARRIER
from qantar.reading.nouns import unit_pattern
from qantar.reading.spotting import Spot

REACH = 80  # characters of context a rule may look at

_FOOTNOTE = re.compile(r"\[\d+\]|\^\d+|[¹²³⁴-⁹]+")
_DISPATCH = re.compile(r"\b[a-z]+:\d[\d/-]*\d\b|\b\d+-\d+-\d+[\d/-]*\b")
_MARKDOWN_TARGET = re.compile(r"[\] ]\([^)\s]*[/#][^)\s]*\)")
_FILE_NAME = re.compile(
    r"\b[\w-]+\.(?:jpe?g|png|gif|webp|pdf|mp4|html?)\b"
    r"|\b\w*[a-z][A-Z][^\W\d_]*\d+(?:[ _-]\d+)?\b|\b\w+_\d+\w*"
)
_PHONE = re.compile(r"(?<!\d)\+\d(?:[\d\s/()-]*\d)?")
_ALONE = re.compile(r"(?:^|[\n\x01])[ \t|>]*(?P<number>\d+)[ \t|]*(?=[\n\x01]|$)")
_LIST_NUMBER = re.compile(r"(?:^|\x01)[ \t|>]*(?P<number>\d{1,2})[.)]\s+(?=\S)")
_GLUED_BEFORE = re.compile(r"(?:[^\W\d_]|[^\W\d_]-|_)$")
_GLUED_AFTER = re.compile(r"(?:[^\W\d_]|_)+")

Proposal = tuple[str, float, str]


@cache
def _rules(language: str) -> tuple[tuple[str, re.Pattern, re.Pattern, re.Pattern, float], ...]:
    return tuple(
        (
            rule["disposition"],
            re.compile(f"(?:{rule.get('before', '')})$"),
            re.compile(rule.get("after", "")),
            re.compile(rule.get("text", ".*"), re.DOTALL),
            rule["sure"],
        )
        for rule in languages.load(language, "dispositions")
    )


def fixed_areas(flat: str) -> list[tuple[int, int, str, str]]:
    """Stretches whose digits are never counts: (start, end, disposition, reason), sorted."""
    areas = [(m.start(), m.end(), "url", "part of an address") for m in ADDRESS.finditer(flat)]
    areas += [
        (m.start(), m.end(), "url", "target of a link") for m in _MARKDOWN_TARGET.finditer(flat)
    ]
    areas += [(m.start(), m.end(), "link", "footnote mark") for m in _FOOTNOTE.finditer(flat)]
    areas += [(m.start(), m.end(), "furniture", "file name") for m in _FILE_NAME.finditer(flat)]
    areas += [(m.start(), m.end(), "phone", "dialling code") for m in _PHONE.finditer(flat)]
    areas += [
        (*m.span("number"), "furniture", "stands alone on its line") for m in _ALONE.finditer(flat)
    ]
    return sorted(areas)


def _furniture(spot: Spot, flat: str) -> str:
    """Why a number that is no date belongs to the page and not to the text, or ""."""
    start = max(flat.rfind(BARRIER, 0, spot.start), 0)
    item = _LIST_NUMBER.match(flat, start)
    if item and item.span("number") == (spot.start, spot.end):
        return "number of a list item"
    line = max(flat.rfind(" ", 0, spot.start), flat.rfind("\n", 0, spot.start)) + 1
    dispatch = _DISPATCH.match(flat, line)
    return "number of a dispatch" if dispatch and spot.end <= dispatch.end() else ""


def propose(
    spot: Spot,
    flat: str,
    language: str,
    areas: list[tuple[int, int, str, str]],
    dates: list[DateExpression],
) -> Proposal:
    """(disposition, how sure, reason) for a numeral of the flattened text."""
    for start, end, disposition, reason in areas:
        if start <= spot.start and spot.end <= end:
            return disposition, 0.97, reason
    if spot.suffix and spot.suffix != "figure":
        return spot.suffix, 0.97, "glued to a word that says so"
    if spot.kind == "quantifier":
        return "quantifier", 0.97, "more than one, no number"
    if spot.kind == "article":
        return "article", 0.7, "indefinite article unless a coder counts with it"
    before = flat[max(0, spot.start - REACH) : spot.start].rpartition(BARRIER)[2]
    after = flat[spot.end : spot.end + REACH].partition(BARRIER)[0]
    if date := _in_date(spot, dates):
        counted = date.kind in ("last_span", "since_span", "ago")
        return ("duration" if counted else "date"), 0.95, f"in the expression {date.text!r}"
    if reason := _furniture(spot, flat):
        return "furniture", 0.85, reason
    for disposition, behind, ahead, text, sure in _rules(language):
        if (
            text.fullmatch(flat[spot.start : spot.end])
            and ahead.match(after)
            and behind.search(before)
        ):
            return disposition, sure, "by the words next to it"
    if spot.kind == "digits" and (reason := _designation(before, after, language)):
        return "designation", 0.8, reason
    return "figure", 0.9, "a number with no other reading"


def _in_date(spot: Spot, dates: list[DateExpression]) -> DateExpression | None:
    index = bisect_right([date.start for date in dates], spot.start) - 1
    if index >= 0 and spot.end <= dates[index].end:
        return dates[index]
    return None


def _designation(before: str, after: str, language: str) -> str:
    if _GLUED_BEFORE.search(before):
        return "written onto the word before it"
    glued = _GLUED_AFTER.match(after)
    if glued and not unit_pattern(language).fullmatch(glued.group()):  # "15km" measures
        return "letters written onto it"
    return ""
