"""The one relation of a pair: the first that holds."""

from .claims import (
    COMPATIBLE,
    CONTRADICTS,
    DIFFERENT_SCOPE,
    PART_EXCEEDS_WHOLE,
    REPEATS,
    REVISES,
    TENSION,
)
from .hierarchies import Registers
from .resolve import Resolved
from .scope import AFTER, BEFORE, SAME, is_declared_part, nests, order

# A relation with its two claims in the order in which they are stored.
Pair = tuple[str, Resolved, Resolved]


def same_value(one: Resolved, other: Resolved) -> bool:
    """Whether both print the same number; words without a number are compared by their limits."""
    if one.claim.value is None and other.claim.value is None:
        return (one.low, one.high) == (other.low, other.high)
    return one.claim.value == other.claim.value


def _held_against(part: Resolved, whole: Resolved, when: int | None) -> bool:
    """Whether the part's number may not exceed the whole's, given that it nests in it."""
    earlier = when == BEFORE and whole.claim.counting == "cumulative"
    return when == SAME or earlier or is_declared_part(part, whole)


def _inverted(part: Resolved, whole: Resolved, same_scope: bool, when: int | None) -> bool:
    """Whether the printed numbers stand the wrong way round: part over whole, earlier over later.

    Two claims of one scope and moment have no order that could be inverted.
    """
    numbers = part.claim.value, whole.claim.value
    ordered = not same_scope or when == BEFORE
    return ordered and None not in numbers and numbers[0] > numbers[1]


def _revision(one: Resolved, other: Resolved, same_scope: bool, when: int | None) -> Pair | None:
    if one.claim.revises == other.id:
        return REVISES, one, other
    if other.claim.revises == one.id:
        return REVISES, other, one
    if same_scope and one.claimant == other.claimant and not same_value(one, other):
        if when == AFTER:
            return REVISES, one, other
        if when == BEFORE:
            return REVISES, other, one
    return None


def _clash(held: list[tuple], same_scope: bool, hard: bool) -> Pair | None:
    """A pair whose limits exclude each other: a contradiction if both are hard, else a tension."""
    for part, whole, when in held:
        if part.low > whole.high:
            first, second = (whole, part) if same_scope and when == BEFORE else (part, whole)
            return (CONTRADICTS if hard else TENSION), first, second
    return None


def _repetition(one: Resolved, other: Resolved, same_scope: bool, when: int | None) -> bool:
    return (
        same_scope
        and when == SAME
        and one.claim.source_id != other.claim.source_id
        and one.origin == other.origin
        and same_value(one, other)
    )


def pair_relation(one: Resolved, other: Resolved, registers: Registers) -> Pair:
    """The relation of two claims, with the later or the part first.

    Returns (relation, first, second); the relation is one of PAIR_RELATIONS. The order of the
    arguments makes no difference to the relation.
    """
    for part, whole in ((one, other), (other, one)):
        if is_declared_part(part, whole) and part.low > whole.high:
            return PART_EXCEEDS_WHOLE, part, whole
    inside, around = nests(one, other, registers), nests(other, one, registers)
    same_scope, when = inside and around, order(one, other)
    if found := _revision(one, other, same_scope, when):
        return found
    held = []
    if inside and _held_against(one, other, when):
        held.append((one, other, when))
    if around and _held_against(other, one, when and -when):
        held.append((other, one, when and -when))
    clash = _clash(held, same_scope, one.hard and other.hard)
    if clash and clash[0] == CONTRADICTS:
        return clash
    if _repetition(one, other, same_scope, when):
        return (REPEATS, *_later_document_first(one, other, registers))
    if clash:
        return clash
    for part, whole, part_when in held:
        if _inverted(part, whole, same_scope, part_when):
            return (TENSION, whole, part) if same_scope else (TENSION, part, whole)
    return _unstored(one, other, inside, around, when, registers)


def _unstored(one, other, inside, around, when, registers) -> Pair:
    relation = COMPATIBLE if inside or around else DIFFERENT_SCOPE
    if inside and not around:
        return relation, one, other
    if around and not inside:
        return relation, other, one
    if when in (BEFORE, AFTER):
        return (relation, one, other) if when == AFTER else (relation, other, one)
    return (relation, *_later_document_first(one, other, registers))


def _later_document_first(
    one: Resolved, other: Resolved, registers: Registers
) -> tuple[Resolved, Resolved]:
    """Both claims, that of the document published later first; names break ties."""

    def published(resolved: Resolved) -> tuple[str, str, str]:
        source = registers.sources.get(resolved.claim.source_id)
        return source.published_latest if source else "", resolved.claim.source_id, resolved.id

    return (one, other) if published(one) > published(other) else (other, one)
