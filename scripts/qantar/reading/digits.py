"""Digits with marks between them, read the way a language writes numbers."""

import re
from functools import cache

from qantar import languages

Number = int | float


@cache
def digit_pattern(language: str) -> re.Pattern:
    """Matches a number in digits: groups joined by thousands marks, or digits with `.` or `,`.

    A space joins only a group of one to three digits to groups of exactly three, so that
    "5. Januar 2022 200 Menschen" keeps its two numbers.
    """
    marks = languages.load(language, "numbers")["thousands_marks"]
    spaced = "".join(re.escape(mark) for mark in marks if mark not in ".,")
    return re.compile(
        rf"(?<![\d.,])[1-9]\d{{0,2}}(?:[{spaced}]\d{{3}})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,]\d+)*"
    )


def digits_value(printed: str, language: str, *, fraction_possible: bool = True) -> Number:
    """The number that `printed` ("2.200", "3,5", "5 800") stands for.

    `fraction_possible` is false where what is counted comes whole (persons): then "2,200" in a
    German text can only be a thousands group left by a translation from English, and likewise
    "2.200" in an English one.
    """
    data = languages.load(language, "numbers")
    decimal = data["decimal_mark"]
    bare = re.sub(r"[^\d.,]", "", printed)
    thousands = "." if decimal == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{decimal}\d+)?", bare):
        return _number(bare.replace(thousands, "").replace(decimal, "."))
    grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(decimal)}\d{{3}})+"
    if re.fullmatch(grouped, bare) and (not fraction_possible or bare.count(decimal) > 1):
        return _number(bare.replace(decimal, ""))
    if bare.count(decimal) == 1 and thousands not in bare:
        return _number(bare.replace(decimal, "."))
    if bare.count(thousands) == 1 and decimal not in bare:
        return _number(bare.replace(thousands, "."))  # "3.5" in a German text
    return _number(bare.replace(thousands, "").replace(decimal, ""))


def _number(plain: str) -> Number:
    return float(plain) if "." in plain else int(plain)
