"""The cells of a figures table: from text to claims, with everything wrong in them kept."""

import re
from collections.abc import Mapping
from functools import cache

from qantar.problems import Problem

from .claims import (
    AS_OF_BASES,
    COUNTINGS,
    HARD_BOUNDS,
    PLACE_BASES,
    SECTIONS,
    SOFT_BOUNDS,
    STANCES,
    Claim,
)
from .csv_rows import Rows
from .days import day_of

REQUIRED_CELLS = ("figure_id", "source_id", "indicator", "counting", "bound")
NUMBERS = ("value", "lower", "upper")
DATES = ("since", "as_of_earliest", "as_of_latest")
TEXTS = (
    *("figure_id", "source_id", "indicator", "counting", "bound", "unit", "population"),
    *("place_id", "place_basis", "number_text", "as_of_basis", "attributed_to"),
    *("attribution_text", "stance", "section", "part_of", "revises"),
)
CODES = {
    "counting": COUNTINGS,
    "bound": HARD_BOUNDS + SOFT_BOUNDS,
    "stance": STANCES,
    "section": SECTIONS,
    "place_basis": PLACE_BASES,
    "as_of_basis": AS_OF_BASES,
}
LOOKED_UP = {
    "source_id": "sources",
    "indicator": "indicators",
    "population": "populations",
    "place_id": "places",
    "attributed_to": "actors",
}
# What a bound commits a source to, so that the limits must say it.
COMMITS = {
    "exact": ("lower", "upper"),
    "between": ("lower", "upper"),
    "at_least": ("lower",),
    "more_than": ("lower",),
    "at_most": ("upper",),
    "less_than": ("upper",),
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@cache
def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("a number such as 1200 or 3.5")
    return float(text)


class RowReader:
    """Turns cells into claims and keeps the problems found on the way."""

    def __init__(self, rows: Rows, codes: Mapping[str, frozenset[str]]):
        self.file, self.problems = rows.file, []
        self.at = {name: at for at, name in enumerate(rows.header)}
        self.allowed = {name: frozenset(values) for name, values in CODES.items()}
        for column, register in LOOKED_UP.items():
            if register in codes:
                self.allowed[column] = codes[register]
        self.lines: dict[str, int] = {}

    def problem(self, kind: str, line: int, field: str, found: str, expected: str, remedy: str):
        message = f"{field}: found {found}, expected {expected}."
        self.problems.append(
            Problem(kind, message, remedy, file=self.file, line=line, field=field, value=found)
        )

    def typed(self, line: int, field: str, text: str, parse):
        """A cell's value; None if it is empty or wrong."""
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as error:
            self.problem("bad-value", line, field, f"“{text}”", str(error), "Correct the cell.")
            return None

    def check_texts(self, line: int, texts: Mapping[str, str]) -> None:
        for field in REQUIRED_CELLS:
            if not texts[field]:
                remedy = "Fill it: claims cannot be compared without it."
                self.problem("missing-value", line, field, "an empty cell", "a value", remedy)
        for field, allowed in self.allowed.items():
            text = texts[field]
            if text and text not in allowed:
                if field in CODES:
                    expected = "one of " + ", ".join(CODES[field])
                    remedy = "Correct the code."
                else:
                    expected = f"a code of the register of {LOOKED_UP[field]}"
                    remedy = f"Correct the code, or add it to {LOOKED_UP[field]}."
                self.problem("unknown-code", line, field, f"“{text}”", expected, remedy)

    def check_id(self, line: int, figure_id: str) -> None:
        if figure_id in self.lines:
            expected = f"every id once (first in line {self.lines[figure_id]})"
            remedy = "Give one of the two another id, or remove it."
            self.problem(
                "duplicate-id", line, "figure_id", f"“{figure_id}” again", expected, remedy
            )
        self.lines.setdefault(figure_id, line)

    def check_limits(self, line: int, claim: Claim) -> None:
        lower, upper = claim.lower, claim.upper
        if lower is not None and upper is not None and lower > upper:
            self.problem(
                *("bad-value", line, "lower", f"{lower:g} over upper {upper:g}"),
                *("lower no more than upper", "Correct the limits."),
            )
        for field in COMMITS.get(claim.bound, ()):
            if getattr(claim, field) is None:
                expected = f"the limit that bound “{claim.bound}” commits to"
                remedy = "Write what the words commit the source to."
                self.problem("missing-value", line, field, "an empty cell", expected, remedy)
        exact = {claim.value, lower, upper} - {None}
        if claim.bound == "exact" and len(exact) > 1:
            found = ", ".join(f"{number:g}" for number in sorted(exact))
            expected = "value, lower and upper to be one number"
            self.problem("bad-value", line, "bound", f"exact with {found}", expected, "Correct it.")
        earliest, latest = claim.as_of_earliest, claim.as_of_latest
        if earliest and latest and earliest > latest:
            self.problem(
                *("bad-value", line, "as_of_earliest", f"{earliest} after {latest}"),
                *("a day not after as_of_latest", "Correct the dates."),
            )

    def claim(self, line: int, cells: list[str]) -> Claim:
        texts = {name: cells[self.at[name]] if name in self.at else "" for name in TEXTS}
        before = len(self.problems)
        self.check_texts(line, texts)
        self.check_id(line, texts["figure_id"])
        texts["section"] = texts["section"] or "body"
        named = texts["attributed_to"] or texts["attribution_text"]
        texts["stance"] = texts["stance"] or ("attributed" if named else "asserted")
        typed = {
            name: self.typed(line, name, cells[self.at[name]], parse)
            for names, parse in ((NUMBERS, _number), (DATES, day_of))
            for name in names
            if name in self.at
        }
        claim = Claim(**texts, **typed)
        if len(self.problems) == before:
            self.check_limits(line, claim)
        return claim
