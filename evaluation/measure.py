"""Reading against labels, counted per class."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.labels import NOT_JUDGED, Figure, Item
from qantar.reading import find_dates, find_numerals, read_quantity, resolve
from qantar.suggest import suggest_text
from qantar.suggest.extraction import Document


@dataclass
class Tally:
    """What was right, what was wrongly given and what was missed, and the cases that went wrong."""

    right: Counter = field(default_factory=Counter)
    given: Counter = field(default_factory=Counter)
    expected: Counter = field(default_factory=Counter)
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, kind: str, expected, given, where: str) -> None:
        """Count one comparison; None stands for "nothing there"."""
        self.expected[kind] += expected is not None
        self.given[kind] += given is not None
        self.right[kind] += expected is not None and expected == given
        if expected != given:
            self.errors.append((kind, f"expected {expected}, read {given}", where))


def measure(items: list[Item], language: str, registers: Path) -> Tally:
    """The reader and the suggestions on every item."""
    tally = Tally()
    for item in items:
        _numerals(item, language, tally)
        _dates(item, language, tally)
        _suggestions(item, language, registers, tally)
    return tally


def _numerals(item: Item, language: str, tally: Tally) -> None:
    labelled = {(f.start, f.end): "figure" for f in item.figures} | item.others
    found = {
        (n.start, n.end): n.disposition for n in find_numerals(item.text, language, articles=True)
    }
    found = {s: d for s, d in found.items() if d != "article" or s in labelled}
    for span in sorted(labelled | found):
        where = f"{item.text[slice(*span)]!r} in {item.text!r}"
        tally.add("numeral found", span if span in labelled else None,
                  span if span in found else None, where)  # fmt: skip
        if span in labelled and span in found and found[span] != "article":
            _disposition(labelled[span], found[span], where, tally)
    for figure in item.figures:
        if (figure.start, figure.end) in found:
            _reading(figure, item, language, tally)


def _disposition(expected: str, given: str, where: str, tally: Tally) -> None:
    if expected == given:
        tally.add(f"as {expected}", expected, given, where)
        return
    tally.add(f"as {expected}", expected, None, where)
    tally.add(f"as {given}", None, given, where)


def _reading(figure: Figure, item: Item, language: str, tally: Tally) -> None:
    quantity = read_quantity(item.text, figure.start, figure.end, language)
    where = f"{quantity.number_text!r} in {item.text!r}"
    tally.add("number", (figure.value,), (quantity.value,), where)
    tally.add("bound", figure.bound, quantity.bound, where)
    tally.add("interval", _rounded(figure.lower, figure.upper),
              _rounded(quantity.lower, quantity.upper), where)  # fmt: skip


def _rounded(*limits: float | None) -> tuple[float | None, ...]:
    return tuple(None if limit is None else round(limit, 4) for limit in limits)


def _dates(item: Item, language: str, tally: Tally) -> None:
    labelled = {(start, end): days for start, end, days in item.dates}
    found = {
        (d.start, d.end): resolve(d, item.published, item.published)
        for d in find_dates(item.text, language)
    }
    for (start, end), days in labelled.items():
        near = next((s for s in found if s[0] < end and start < s[1]), None)
        given = found.pop(near) if near else None
        tally.add("date", days, given, f"{item.text[start:end]!r} in {item.text!r}")
    for (start, end), days in found.items():
        tally.add("date", None, days, f"{item.text[start:end]!r} in {item.text!r}")


def _suggestions(item: Item, language: str, registers: Path, tally: Tally) -> None:
    document = Document("sentence", item.text)
    suggestion = suggest_text(
        document, published=item.published, registers=registers, language=language
    )
    suggested = {f.fields["number_start"]: f.fields for f in suggestion.figures}
    for figure in item.figures:
        fields = suggested.pop(figure.start, None)
        where = f"{item.text[figure.start : figure.end]!r} in {item.text!r}"
        tally.add("figure suggested", True, True if fields else None, where)
        for kind in ("indicator", "population"):
            expected = getattr(figure, kind)
            if fields is not None and expected != NOT_JUDGED:
                tally.add(kind, expected or None, fields[kind], where)
    for fields in suggested.values():
        tally.add("figure suggested", None, True, f"{fields['number_text']!r} in {item.text!r}")


def rows(tally: Tally) -> Iterator[tuple[str, int, float | None, float | None]]:
    """(class, labelled, precision, recall) in a fixed order; None where nothing was given."""
    order = ["numeral found", "number", "bound", "interval", "date", "figure suggested",
             "indicator", "population"]  # fmt: skip
    kinds = order + sorted(kind for kind in tally.expected if kind not in order)
    for kind in kinds:
        given, expected, right = tally.given[kind], tally.expected[kind], tally.right[kind]
        yield (
            kind,
            expected,
            right / given if given else None,
            right / expected if expected else None,
        )
