"""Invented claims about tolls that grow, in a hierarchy of places, populations and indicators."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from qantar.relate import Claim, Hierarchy, Registers

FIRST_DAY = date(2020, 1, 1)
DAYS = 60
INDICATORS = {"injured": (), "hospitalised": ("injured",), "intensive": ("hospitalised",)}
POPULATIONS = {
    "persons": (),
    "civilians": ("persons",),
    "forces": ("persons",),
    "police": ("forces",),
    "soldiers": ("forces",),
}
BOUNDS = ("exact", "exact", "at_least", "more_than", "about", "at_most")
ACTORS = 40
CLAIMS_PER_DOCUMENT = 50
SPEAKERS_PER_DOCUMENT = 5


def places_for(scopes: int) -> dict[str, tuple[str, ...]]:
    """As many places as give about `scopes` scopes: countries, ten regions each, ten towns each."""
    wanted = max(1, scopes // (len(INDICATORS) * len(POPULATIONS)))
    places: dict[str, tuple[str, ...]] = {}
    for number in range(wanted):
        country, rest = divmod(number, 111)
        region, town = divmod(max(rest - 1, 0), 11)
        if rest == 0:
            places[f"c{country}"] = ()
        elif town == 0:
            places[f"c{country}r{region}"] = (f"c{country}",)
        else:
            places[f"c{country}r{region}t{town}"] = (f"c{country}r{region}",)
    return places


def registers_for(scopes: int) -> Registers:
    """Registers for the invented claims."""
    actors = {f"a{n}": (f"a{n % 8}",) if n >= 8 else () for n in range(ACTORS)}
    return Registers(
        indicators=Hierarchy(INDICATORS),
        populations=Hierarchy(POPULATIONS),
        places=Hierarchy(places_for(scopes)),
        actors=Hierarchy(actors),
        facets=dict.fromkeys(POPULATIONS, "persons"),
    )


def _limits(bound: str, value: int) -> tuple[float | None, float | None]:
    return {
        "exact": (value, value),
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "at_most": (None, value),
        "about": (value * 9 // 10, -(-value * 11 // 10)),
    }[bound]


def invent(count: int, scopes: int, wrong: float, seed: int = 20220109) -> Iterator[Claim]:
    """`count` claims over about `scopes` scopes; the share `wrong` has a number at random.

    The others follow a toll that grows day by day and adds up over parts, so that they can all be
    true together. A document holds CLAIMS_PER_DOCUMENT claims of one day by a few speakers.
    """
    random = Random(seed)
    places = places_for(scopes)
    below = Hierarchy(places)
    towns = {p: sum(below.within(q, p) for q in places) for p in places}
    depth = {"injured": 9, "hospitalised": 3, "intensive": 1}
    share = {"persons": 12, "civilians": 5, "forces": 5, "police": 2, "soldiers": 2}
    names, kinds, groups = list(places), list(INDICATORS), list(POPULATIONS)
    for number in range(count):
        document, rest = divmod(number, CLAIMS_PER_DOCUMENT)
        if rest == 0:
            day = random.randrange(DAYS)
            speakers = random.sample(range(ACTORS), SPEAKERS_PER_DOCUMENT)
        place, kind, group = random.choice(names), random.choice(kinds), random.choice(groups)
        true = towns[place] * depth[kind] * share[group] * (day + 1)
        value = random.randrange(1, 2 * true + 1) if random.random() < wrong else true
        bound = random.choice(BOUNDS)
        value -= bound == "more_than"
        lower, upper = _limits(bound, value)
        moment = FIRST_DAY + timedelta(days=day)
        yield Claim(
            figure_id=f"f{number}",
            source_id=f"s{document}",
            indicator=kind,
            counting="cumulative",
            bound=bound,
            value=value,
            lower=lower,
            upper=upper,
            unit="persons",
            population=group,
            place_id=place,
            number_text=str(value),
            as_of_earliest=moment,
            as_of_latest=moment,
            attributed_to=f"a{random.choice(speakers)}",
            stance="attributed",
        )
