"""Relations that the words of a document declare: parts and corrections."""

from collections.abc import Iterator

from .claims import COMPATIBLE, DIFFERENT_SCOPE
from .hierarchies import Registers
from .pairs import Pair, pair_relation
from .resolve import Resolved


def parts_by_whole(claims: list[Resolved]) -> dict[str, list[Resolved]]:
    """For each figure that has declared parts: these parts, and their parts."""
    parts: dict[str, list[Resolved]] = {}
    for claim in claims:
        for whole in sorted(claim.wholes):
            parts.setdefault(whole, []).append(claim)
    return parts


def declared_pairs(claims: list[Resolved], registers: Registers) -> Iterator[Pair]:
    """The pairs that words connect and that have a relation worth storing."""
    by_id = {claim.id: claim for claim in claims}
    for claim in claims:
        named = claim.wholes | {claim.claim.revises}
        for other in sorted(named & by_id.keys()):
            pair = pair_relation(claim, by_id[other], registers)
            if pair[0] not in (COMPATIBLE, DIFFERENT_SCOPE):
                yield pair
