"""A quantity claim, and what the solver says about two of them, as plain data."""

from dataclasses import dataclass
from datetime import date

COUNTINGS = ("cumulative", "period", "state", "single")
HARD_BOUNDS = ("exact", "at_least", "more_than", "at_most", "less_than", "between")
# "about" and vague words get their limits from a convention, so they never prove a contradiction.
SOFT_BOUNDS = ("about", "vague")
STANCES = ("asserted", "attributed", "hedged", "rumour", "doubted")
SECTIONS = ("headline", "body", "caption", "teaser")
PLACE_BASES = ("stated", "carried", "remit", "inferred", "mainly")
AS_OF_BASES = ("stated", "relative", "publication", "inferred", "timeless")

PART_EXCEEDS_WHOLE = "part_exceeds_whole"
REVISES = "revises"
CONTRADICTS = "contradicts"
REPEATS = "repeats"
TENSION = "tension"
COMPATIBLE = "compatible"
DIFFERENT_SCOPE = "different_scope"
SUMS_TO = "sums_to"
LEAVES_REMAINDER = "leaves_remainder"

# A pair has the first of these that holds; the last two are computed on demand, never stored.
PAIR_RELATIONS = (
    PART_EXCEEDS_WHOLE,
    REVISES,
    CONTRADICTS,
    REPEATS,
    TENSION,
    COMPATIBLE,
    DIFFERENT_SCOPE,
)
SET_RELATIONS = (SUMS_TO, LEAVES_REMAINDER)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of `figures`, as far as the solver looks at it.

    Text fields are empty and numbers and dates None where nothing is known. `lower` and `upper`
    are what the words commit the source to; None means unbounded.
    """

    figure_id: str
    source_id: str
    indicator: str
    counting: str
    bound: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str = ""
    population: str = ""
    place_id: str = ""
    place_basis: str = ""
    since: date | None = None
    number_text: str = ""
    as_of_earliest: date | None = None
    as_of_latest: date | None = None
    as_of_basis: str = ""
    attributed_to: str = ""
    attribution_text: str = ""
    stance: str = "asserted"
    section: str = "body"
    part_of: str = ""
    revises: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of `relations`: the later claim or the part first, the earlier or the whole second.

    `set_id` is shared by the rows that together state one thing: the parts of one sum, or one
    smallest set of claims that cannot all be true. `differs` names the dimensions in which the two
    claims differ; it is filled for relations computed on demand and is not part of the table.
    """

    figure_id: str
    other_figure_id: str
    relation: str
    set_id: str
    explanation: str
    differs: tuple[str, ...] = ()
