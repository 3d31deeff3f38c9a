"""Short ways to write claims, registers and tables for the tests of `qantar.relate`."""

from datetime import date

from qantar.relate import Claim, Hierarchy, Registers, Source, relate, relation_between, resolve

REGISTERS = Registers(
    indicators=Hierarchy(
        {"injured": (), "hospitalised": ("injured",), "intensive_care": ("hospitalised",)}
    ),
    populations=Hierarchy(
        {
            "persons": (),
            "civilians": ("persons",),
            "forces": ("persons",),
            "police_and_soldiers": ("forces",),
            "police": ("police_and_soldiers",),
            "soldiers": ("police_and_soldiers",),
            "women": ("persons",),
        }
    ),
    places=Hierarchy({"country": (), "city": ("country",), "town": ("country",)}),
    actors=Hierarchy({"state": (), "ministry": ("state",), "police_chief": ("state",), "ngo": ()}),
    facets={
        **dict.fromkeys(("persons", "civilians", "forces", "police_and_soldiers"), "role"),
        **dict.fromkeys(("police", "soldiers"), "role"),
        "women": "sex",
    },
    ranks={"state": 1, "ministry": 2, "police_chief": 3},
    sources={
        "a": Source("a", publisher="Paper", published_earliest="2022-01-06"),
        "b": Source("b", publisher="Paper"),
        "c": Source("c", publisher="Agency"),
    },
)
LIMITS = {
    "exact": lambda v: (v, v),
    "at_least": lambda v: (v, None),
    "more_than": lambda v: (v + 1, None),
    "at_most": lambda v: (None, v),
    "less_than": lambda v: (None, v - 1),
    "about": lambda v: (v * 9 // 10, -(-v * 11 // 10)),
}


def day(number: int) -> date:
    """The given day of January 2022."""
    return date(2022, 1, number)


def claim(figure_id: str, value: float, bound: str = "exact", on=6, **other) -> Claim:
    """A claim on injured persons in the country; `on` is a day of January or a pair of days."""
    first, last = on if isinstance(on, tuple) else (on, on)
    lower, upper = LIMITS[bound](value)
    cells = {
        "source_id": "a",
        "indicator": "injured",
        "population": "persons",
        "unit": "persons",
        "place_id": "country",
        "counting": "cumulative",
        "number_text": str(value),
        "lower": lower,
        "upper": upper,
        "as_of_earliest": first and day(first),
        "as_of_latest": last and day(last),
    }
    return Claim(figure_id=figure_id, value=value, bound=bound, **(cells | other))


def stored(*claims: Claim, registers: Registers = REGISTERS) -> set[tuple[str, str, str]]:
    """The stored relations as (first, second, relation)."""
    rows = relate(claims, registers)
    return {(row.figure_id, row.other_figure_id, row.relation) for row in rows}


def between(one: Claim, other: Claim, registers: Registers = REGISTERS):
    """The relation of two claims, computed on demand."""
    return relation_between(*resolve([one, other], registers), registers)
