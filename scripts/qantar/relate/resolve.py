"""Claims with everything about them that the relations ask for worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from .claimants import claimant, names_of_actors, origin
from .claims import HARD_BOUNDS, Claim
from .hierarchies import Hierarchy, Registers


@dataclass(slots=True, eq=False)
class Resolved:
    """A claim with its claimant, origin, limits, moment and declared wholes.

    `low`, `high`: the committed limits, infinite where open. `first`, `last`: day numbers of its
    moment, infinite where open. `moment`: equal for two claims exactly if both have the same
    moment; None if the moment cannot be the same as another's. `scope`: unit, indicator,
    population, place. `wholes`: ids of the figures that the words make it, directly or not, a part
    of. `phrase`: the claim in words, once `wording.statement` was asked for it.
    """

    claim: Claim
    claimant: str
    origin: str
    low: float
    high: float
    hard: bool
    first: float
    last: float
    moment: tuple | None
    scope: tuple[str, str, str, str]
    wholes: frozenset[str]
    phrase: str = ""

    @property
    def id(self) -> str:
        return self.claim.figure_id


def moment_of(claim: Claim, first: float, last: float) -> tuple | None:
    """What a claim's moment is compared by: one day, or one document and its bounds.

    A teaser belongs to another article, so sharing a page with a claim does not give it that
    claim's moment.
    """
    if first == last:
        return ("day", first)
    if claim.section == "teaser":
        return None
    if (first, last) != (-inf, inf) or claim.as_of_basis == "timeless":
        return ("document", claim.source_id, first, last)
    return None


def resolve_one(
    claim: Claim, registers: Registers, names: dict[str, str], declared: Hierarchy
) -> Resolved:
    """One claim resolved; `names` as from `names_of_actors`, `declared` the parts by words."""
    first = claim.as_of_earliest.toordinal() if claim.as_of_earliest else -inf
    last = claim.as_of_latest.toordinal() if claim.as_of_latest else inf
    who = claimant(claim, registers, names)
    return Resolved(
        claim=claim,
        claimant=who,
        origin=origin(who, registers),
        low=-inf if claim.lower is None else claim.lower,
        high=inf if claim.upper is None else claim.upper,
        hard=claim.bound in HARD_BOUNDS,
        first=first,
        last=last,
        moment=moment_of(claim, first, last),
        scope=(claim.unit, claim.indicator, claim.population, claim.place_id),
        wholes=declared.above(claim.figure_id) - {claim.figure_id},
    )


def content_order(resolved: Resolved) -> tuple:
    """A sort key made of what a claim says; ids only break ties between claims that say the same.

    Where one of several equally good claims is taken, the choice so does not hang on their names.
    """
    claim = resolved.claim
    return (
        resolved.scope,
        resolved.first,
        resolved.last,
        claim.source_id,
        resolved.claimant,
        resolved.low,
        resolved.high,
        claim.bound,
        claim.counting,
        str(claim.since),
        claim.section,
        claim.stance,
        claim.place_basis,
        str(claim.value),
        claim.figure_id,
    )


def resolve(claims: Iterable[Claim], registers: Registers) -> list[Resolved]:
    """All claims resolved, in their order. Raises HierarchyError if declared parts form a ring."""
    claims = list(claims)
    declared = Hierarchy({c.figure_id: (c.part_of,) for c in claims if c.part_of})
    names = names_of_actors(registers)
    return [resolve_one(claim, registers, names, declared) for claim in claims]
