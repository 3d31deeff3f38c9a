"""How far two readings agree: per cent and Krippendorff's alpha for each variable.

Alpha follows Krippendorff, Content Analysis (4th ed., 2018), as implemented by the package
`krippendorff`: nominal for codes and days, ratio for numbers.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from qantar.doublecoding.compare import Comparison
from qantar.doublecoding.variables import LEVELS
from qantar.problems import CannotRun

BEGIN, END = "<!-- agreement -->", "<!-- /agreement -->"


@dataclass(frozen=True)
class Agreement:
    """Agreement on one variable. `alpha` is None where the readings use a single value."""

    table: str
    variable: str
    level: str
    n: int
    agreed: int
    alpha: float | None


@dataclass(frozen=True)
class Found:
    """How many records of a table both readings found, and how many only one of them."""

    table: str
    both: int
    only_first: int
    only_second: int

    @property
    def dice(self) -> float:
        """Twice the records in both over the sum of both readings' records."""
        return 2 * self.both / (2 * self.both + self.only_first + self.only_second or 1)


def found(comparison: Comparison) -> list[Found]:
    """Records found, by table."""
    result = []
    for table in ("figures", "reports"):
        parts = [a for (_, name), a in comparison.alignments.items() if name == table]
        result.append(
            Found(
                table,
                sum(len(part.pairs) for part in parts),
                sum(len(part.only_first) for part in parts),
                sum(len(part.only_second) for part in parts),
            )
        )
    return result


def agreement(comparison: Comparison) -> list[Agreement]:
    """Agreement on every variable of the aligned records, and on which reports are one event."""
    results = []
    for (table, variable), pairs in comparison.values.items():
        if variable == "event_id":
            pairs = list(_links(pairs))
        level = LEVELS.get(variable, "nominal")
        agreed = sum(a == b for a, b in pairs)
        results.append(Agreement(table, variable, level, len(pairs), agreed, alpha(pairs, level)))
    return results


def _links(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    # Event ids are names; what can agree is whether two reports are about one event.
    for (a1, b1), (a2, b2) in combinations(pairs, 2):
        yield str(a1 == a2), str(b1 == b2)


def alpha(pairs: list[tuple[str, str]], level: str) -> float | None:
    """Krippendorff's alpha of two readings; an empty cell is a code of its own, but no number."""
    import krippendorff
    import numpy as np

    if level == "nominal":
        codes = {code: i for i, code in enumerate(sorted({v for pair in pairs for v in pair}))}
        data = [[float(codes[pair[i]]) for pair in pairs] for i in (0, 1)]
    else:
        data = [[float(pair[i] or "nan") for pair in pairs] for i in (0, 1)]
    if len({v for row in data for v in row if v == v}) < 2:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(krippendorff.alpha(np.array(data), level_of_measurement=level))


def to_text(comparison: Comparison) -> str:
    """The agreement as a Markdown table, as `qantar agreement` prints it."""
    lines = ["| records | both readings | only the first | only the second | agreement (Dice) |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    for item in found(comparison):
        counts = f"{item.both} | {item.only_first} | {item.only_second}"
        lines.append(f"| {item.table} | {counts} | {item.dice:.3f} |")
    lines += ["", "| table | variable | n | agreed | per cent | alpha | level |"]
    lines.append("| --- | --- | ---: | ---: | ---: | ---: | --- |")
    for item in agreement(comparison):
        name = "event_id (pairs)" if item.variable == "event_id" else item.variable
        value = "–" if item.alpha is None else f"{item.alpha:.3f}"
        percent = f"{100 * item.agreed / item.n:.1f}" if item.n else "–"
        counts = f"{item.n} | {item.agreed} | {percent} | {value} | {item.level}"
        lines.append(f"| {item.table} | {name} | {counts} |")
    return "\n".join(lines) + "\n"


def in_page(page: str, table: str) -> str:
    """The page with the table between its two marks. Raises CannotRun where they are missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise CannotRun(
            f"the page lacks the marks {BEGIN} and {END}; add them where the table goes"
        )
    return f"{before}{begin}\n{table}{end}{after}"
