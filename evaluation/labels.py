"""The labelled sentences: what a person reads in them."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

FIELDS = ("number_text", "bound", "value", "interval", "indicator", "population")
NOT_JUDGED = "?"


@dataclass(frozen=True)
class Figure:
    """A labelled quantity. `indicator` and `population` are codes, "" for none of the register,
    or "?" where the sentence leaves it open and it is not judged."""

    start: int
    end: int
    value: float | None
    bound: str
    lower: float | None
    upper: float | None
    indicator: str
    population: str


@dataclass(frozen=True)
class Item:
    """A labelled sentence: figures, other numerals by disposition, dates as (start, end, days)."""

    text: str
    published: date
    figures: list[Figure] = field(default_factory=list)
    others: dict[tuple[int, int], str] = field(default_factory=dict)
    dates: list[tuple[int, int, tuple[date, date]]] = field(default_factory=list)


def load_set(path: Path) -> list[Item]:
    """The items of a set. Raises ValueError naming the sentence if a label is not in it."""
    return [_item(row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _item(row: dict) -> Item:
    text, places = row["text"], _Places(row["text"])
    figures = [_figure(str(line), places) for line in row.get("figures", [])]
    others = {
        places.span(str(words), "others"): disposition
        for disposition, listed in row.get("others", {}).items()
        for words in listed
    }
    dates = [_date(str(line), places) for line in row.get("dates", [])]
    return Item(text, row["published"], figures, others, dates)


class _Places:
    """Spans of labels in a sentence. Figures stand in the order of the text; another word that
    is labelled twice is taken in that order too."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reached: dict[tuple[str, str], int] = {}

    def span(self, words: str, group: str) -> tuple[int, int]:
        key = (group, "" if group == "figures" else words)
        start = self.reached.get(key, 0)
        while (start := self.text.find(words, start)) >= 0:
            end = start + len(words)
            if self._is_whole(start, end) or group == "dates":
                self.reached[key] = end
                return start, end
            start += 1
        raise ValueError(f"label {words!r} does not stand in {self.text!r}")

    def _is_whole(self, start: int, end: int) -> bool:
        """No digit or letter of the same kind goes on at either end ("1" is not in "12")."""
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        inner_mark = self.text[end : end + 2]
        digits = self.text[start:end][-1].isdigit()
        if digits:
            goes_on = after.isdigit() or (after in ".," and inner_mark[1:].isdigit() and after)
            came_on = before.isdigit() or (
                before and before in ".," and self.text[start - 2 : start - 1].isdigit()
            )
            return not goes_on and not came_on
        return not before.isalpha()


def _figure(line: str, places: _Places) -> Figure:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(FIELDS):
        raise ValueError(f"expected {' | '.join(FIELDS)}, found {line!r}")
    row = dict(zip(FIELDS, cells, strict=True))
    start, end = places.span(row["number_text"], "figures")  # in the order of the text
    value = float(row["value"]) if row["value"] else None
    lower, upper = _interval(row["interval"]) if row["interval"] else (value, value)
    indicator, population = (row[key].replace("-", "") for key in ("indicator", "population"))
    return Figure(start, end, value, row["bound"], lower, upper, indicator, population)


def _interval(printed: str) -> tuple[float | None, float | None]:
    lower, upper = printed.split("..")
    return (float(lower) if lower else None), (float(upper) if upper else None)


def _date(line: str, places: _Places) -> tuple[int, int, tuple[date, date]]:
    words, first, last = (cell.strip() for cell in line.split("|"))
    start, end = places.span(words, "dates")
    return start, end, (date.fromisoformat(first), date.fromisoformat(last))
