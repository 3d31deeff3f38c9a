"""Names in a text: those of the registers, those nobody knows, and likely misspellings."""

import re

from rapidfuzz import fuzz, process

from qantar import languages
from qantar.seeds.anchors import fold
from qantar.suggest.registers import Registers

ALIKE = 82  # of 100: one letter of six; below this two surnames are usually two people
SHORTEST = 5


def find_names(text: str, flat: str, language: str, registers: Registers) -> list[dict]:
    """Every occurrence of a registered actor or place, and unknown names, in order.

    Fields: text, start, end, register, id (empty for an unknown name), did_you_mean (spelling
    and id of the nearest registered name, or None), sure.
    """
    known, covered = [], []
    for register in ("actors", "places"):
        for match in registers.lexicons[register].find(flat):
            known.append(_row(text, match.start, match.end, register, match.code, None, 0.9))
            covered.append((match.start, match.end))
    unknown = [
        row
        for start, end in _candidates(flat, language)
        if not any(s < end and start < e for s, e in covered)
        if (row := _unknown(text, start, end, registers, language))
    ]
    return sorted(known + unknown, key=lambda r: (r["start"], r["end"], r["register"], r["id"]))


def _row(text, start, end, register, code, meant, sure) -> dict:
    return {
        "text": fold(text[start:end]),
        "start": start,
        "end": end,
        "register": register,
        "id": code,
        "did_you_mean": meant,
        "sure": sure,
    }


def _candidates(flat: str, language: str) -> list[tuple[int, int]]:
    """Spans of capitalised words, two or three in a row or one alone."""
    name = languages.load(language, "claims")["name_words"]
    pattern = re.compile(rf"(?<![\w-]){name}(?: {name}){{0,2}}(?![\w-])")
    return [match.span() for match in pattern.finditer(flat)]


def _unknown(text: str, start: int, end: int, registers: Registers, language: str) -> dict | None:
    claims, first = languages.load(language, "claims"), text[start:end].split(" ")[0]
    has_title = first in claims["given_titles"] and first != text[start:end]
    start += (len(first) + 1) * has_title
    if meant := _nearest(text[start:end], registers):
        return _row(text, start, end, meant["register"], "", meant, round(meant["alike"] / 100, 2))
    if has_title or re.search(claims["name_cues"], text[max(0, start - 30) : start]):
        return _row(text, start, end, "", "", None, 0.7)
    inside = re.search(r"[^\W\d_,]\s$", text[max(0, start - 2) : start])
    if claims["names_mid_sentence"] and inside and " " in text[start:end]:
        return _row(text, start, end, "", "", None, 0.5)
    return None


def _nearest(printed: str, registers: Registers) -> dict | None:
    """The registered spelling most like `printed`; None if none is like it."""
    if len(printed) < SHORTEST:
        return None
    forms = {
        form: (register, code)
        for register in ("actors", "places")
        for form, codes in registers.lexicons[register].codes.items()
        for code in codes[:1]
        if register == "places" or registers.rows[register][code].get("kind") == "person"
        if len(form) >= SHORTEST
    }
    best = process.extractOne(
        printed.casefold(), list(forms), scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    if best is None:
        return None
    register, code = forms[best[0]]
    row = registers.rows[register][code]
    return {"name": row["name"], "id": code, "register": register, "alike": round(best[1], 1)}
