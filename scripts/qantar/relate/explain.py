"""Why a relation holds, in sentences made from the two claims."""

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
from .pairs import same_value
from .resolve import Resolved
from .scope import (
    AFTER,
    BEFORE,
    SAME,
    counting_fits,
    counts_within,
    differing_dimensions,
    is_declared_part,
    nests,
    order,
)
from .wording import amount, counted, printed, span, speaker, statement, window

DIMENSION_WORDS = {
    "unit": "unit",
    "indicator": "what is counted",
    "population": "population",
    "place_id": "place",
    "place_basis": "a place that is only the main one",
    "counting": "way of counting",
    "since": "start of the period",
    "as_of": "moment",
}


def why_comparable(first: Resolved, second: Resolved, registers: Registers) -> str:
    """Why the two numbers may be held against each other: scope and time."""
    when = order(first, second)
    times = {
        SAME: "at the same moment",
        BEFORE: "the first being earlier",
        AFTER: "the first being later",
        None: "in an order of time that is not known",
    }[when]
    if is_declared_part(first, second):
        return "The document makes the first a part of the second."
    inside, around = nests(first, second, registers), nests(second, first, registers)
    if inside and around:
        return f"Both count the same, {times}."
    narrow, wide = (first, second) if inside else (second, first)
    return (
        f"What the {'first' if inside else 'second'} counts ({counted(narrow, registers)}) "
        f"is among what the other counts ({counted(wide, registers)}), {times}."
    )


def _higher_first(first: Resolved, second: Resolved) -> tuple[Resolved, Resolved]:
    return (first, second) if first.low > second.high else (second, first)


def _contradiction(first: Resolved, second: Resolved, registers: Registers) -> str:
    high, low = _higher_first(first, second)
    return (
        f"{printed(high)} is at least {amount(high.low)}, {printed(low)} is at most "
        f"{amount(low.high)}: they cannot both be true."
    )


def _commitments(first: Resolved, second: Resolved) -> str:
    return (
        f"the first commits to {span(first.low, first.high)}, "
        f"the second to {span(second.low, second.high)}"
    )


def _tension(first: Resolved, second: Resolved, registers: Registers) -> str:
    high, low = _higher_first(first, second)
    if high.low > low.high:
        return (
            f"{printed(high)} is taken as {span(high.low, high.high)}, {printed(low)} as "
            f"{span(low.low, low.high)}. They exclude each other only by the convention for "
            "“about” and for vague words, so both may be true."
        )
    # The later comes first if the scopes are the same, else the narrower.
    turned = first.claim.value < second.claim.value
    kind, larger, smaller = ("earlier", second, first) if turned else ("narrower", first, second)
    return (
        f"The {kind} count has the larger printed number ({printed(larger)} against "
        f"{printed(smaller)}), but the words permit both: {_commitments(first, second)}."
    )


def _revision(first: Resolved, second: Resolved, registers: Registers) -> str:
    if first.claim.revises == second.id:
        return "The document says that the first corrects the second."
    who = speaker(first.claimant, registers)
    return f"Later number of the same claimant ({who}): it takes the place of the earlier one."


def _repetition(first: Resolved, second: Resolved, registers: Registers) -> str:
    who = speaker(first.origin, registers)
    return f"The same number of the same origin ({who}) in two documents: it counts once."


def _excess(first: Resolved, second: Resolved, registers: Registers) -> str:
    return (
        f"The part is at least {amount(first.low)}, the whole at most {amount(second.high)}: "
        "they cannot both be true."
    )


def _compatible(first: Resolved, second: Resolved, registers: Registers) -> str:
    limits = _commitments(first, second)
    if order(first, second) is None and not is_declared_part(first, second):
        return f"Which is earlier is not known, so both may be true: {limits}."
    if same_value(first, second):
        return f"They agree: {limits}."
    return f"Both may be true: {limits}."


def _different(first: Resolved, second: Resolved, registers: Registers) -> str:
    dimensions = ", ".join(DIMENSION_WORDS[name] for name in differing_dimensions(first, second))
    return f"Neither counts among the other. {why_apart(first, second, registers)} Different: " + (
        f"{dimensions}." if dimensions else "nothing that the table says."
    )


def why_apart(first: Resolved, second: Resolved, registers: Registers) -> str:
    """Why two numbers may not be held against each other."""
    if "single" in (first.claim.counting, second.claim.counting):
        return "A one-off measure is never compared over time."
    if first.scope[0] != second.scope[0]:
        return "They are counted in different units."
    either = ((first, second), (second, first))
    if any(counts_within(a.scope, b.scope, registers) for a, b in either):
        if any(counting_fits(a, b) for a, b in either):
            return "A place that is only the main one does not limit a count."
        return f"The windows do not fit: {window(first)}, against {window(second)}."
    narrower = _dimensions_within(first, second, registers)
    wider = _dimensions_within(second, first, registers)
    if narrower and wider and not _apart(first, second, registers):
        return (
            f"The scopes cross: the first is the narrower in {' and '.join(narrower)}, "
            f"the second in {' and '.join(wider)}."
        )
    return (
        f"The first counts {counted(first, registers)}; "
        f"the second counts {counted(second, registers)}."
    )


def _hierarchies(registers: Registers):
    return (registers.indicators, registers.populations, registers.places)


def _dimensions_within(part: Resolved, whole: Resolved, registers: Registers) -> list[str]:
    """The dimensions in which one claim is strictly narrower than the other."""
    names = ("what is counted", "population", "place")
    triples = zip(names, _hierarchies(registers), part.scope[1:], whole.scope[1:], strict=True)
    return [name for name, levels, a, b in triples if a != b and levels.within(a, b)]


def _apart(first: Resolved, second: Resolved, registers: Registers) -> bool:
    """Whether the scopes have a dimension in which neither lies within the other."""
    triples = zip(_hierarchies(registers), first.scope[1:], second.scope[1:], strict=True)
    return any(not levels.within(a, b) and not levels.within(b, a) for levels, a, b in triples)


CONCLUSIONS = {
    PART_EXCEEDS_WHOLE: _excess,
    REVISES: _revision,
    CONTRADICTS: _contradiction,
    REPEATS: _repetition,
    TENSION: _tension,
    COMPATIBLE: _compatible,
    DIFFERENT_SCOPE: _different,
}


def explain_pair(relation: str, first: Resolved, second: Resolved, registers: Registers) -> str:
    """Both numbers as printed, sources, moments, why comparable or not, and what follows."""
    sentences = [f"First: {statement(first, registers)}; second: {statement(second, registers)}."]
    # What a document itself calls a correction need not count the same thing.
    declared = relation == REVISES and first.claim.revises == second.id
    if relation != DIFFERENT_SCOPE and not declared:
        sentences.append(why_comparable(first, second, registers))
    sentences.append(CONCLUSIONS[relation](first, second, registers))
    return " ".join(sentences)
