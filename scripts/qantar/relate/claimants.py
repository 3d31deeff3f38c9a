"""Who stands behind a claim, and where it comes from in the end."""

from .claims import Claim
from .hierarchies import Registers

# The prefixes keep an outlet or an unnamed speaker from being taken for an actor of the same name.
OUTLET = "outlet:"
UNNAMED = "unnamed:"


def claimant(claim: Claim, registers: Registers, actor_names: dict[str, str]) -> str:
    """The actor named; else the outlet, if the claim is asserted; else an unnamed speaker.

    `actor_names` maps names of actors to their ids, so that an outlet which is in the register of
    actors is the same claimant in its own voice and when others quote it. An unnamed speaker is one
    per document and wording of the attribution.
    """
    if claim.attributed_to:
        return claim.attributed_to
    if claim.stance != "asserted":
        return f"{UNNAMED}{claim.source_id}:{claim.attribution_text}"
    source = registers.sources.get(claim.source_id)
    outlet = (source.publisher if source else "") or claim.source_id
    return actor_names.get(outlet, OUTLET + outlet)


def origin(claimant_id: str, registers: Registers) -> str:
    """The root of the claimant's chain of `part_of`: a ministry's origin is its government."""
    return registers.actors.root(claimant_id)


def names_of_actors(registers: Registers) -> dict[str, str]:
    """Actor ids by id and by name; of several actors of one name, the first id."""
    labels = sorted(registers.labels.items(), reverse=True)
    names = {name: code for (kind, code), name in labels if kind == "actor" and name}
    return names | {code: code for code in registers.actors.wholes}
