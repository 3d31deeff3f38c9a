"""What cannot be true together, what is in tension, and what only seems to be a contradiction."""

from collections.abc import Iterator
from itertools import combinations
from math import fsum, inf, isinf

from .claims import (
    COMPATIBLE,
    CONTRADICTS,
    DIFFERENT_SCOPE,
    PART_EXCEEDS_WHOLE,
    REVISES,
    SET_RELATIONS,
    TENSION,
    Relation,
)
from .hierarchies import Registers
from .published import Published
from .resolve import Resolved
from .solve import relation_between

EXCLUDING = (CONTRADICTS, PART_EXCEEDS_WHOLE)
WEAK_STANCES = ("rumour", "hedged", "doubted")
# A reader looks through tens of pairs that only seem to contradict, not through thousands.
MOST_SEEMING = 200
# Numbers of crossing scopes that are further apart than this nobody takes for the same count.
CLOSE = 3


def _ratio(above: float, below: float) -> float:
    """By what factor one number is above another; 0 if it is not, or if one of them is open."""
    if above <= 0 or isinf(below):
        return 0.0
    return inf if below == 0 else above / below


def _severity(rows: list[Relation], published: Published) -> float:
    """By what factor the claims miss each other: committed numbers, or printed ones in tension."""
    parts = [published.claims[row.figure_id] for row in rows]
    whole = published.claims[rows[0].other_figure_id]
    if rows[0].relation in EXCLUDING:
        first = _ratio(fsum(part.low for part in parts), whole.high)
        return max(first, _ratio(whole.low, parts[0].high))
    values = [claim.claim.value for claim in (parts[0], whole)]
    if None in values:
        values = [max(claim.low, 1) for claim in (parts[0], whole)]
    return _ratio(max(values), min(values))


def _is_weak(rows: list[Relation], published: Published) -> bool:
    ids = {i for row in rows for i in (row.figure_id, row.other_figure_id)}
    return any(published.claims[i].claim.stance in WEAK_STANCES for i in ids)


def _entry(rows: list[Relation], published: Published) -> dict[str, object]:
    severity = _severity(rows, published)
    return {
        "relation": rows[0].relation,
        "figure_ids": sorted({i for row in rows for i in (row.figure_id, row.other_figure_id)}),
        "set_id": rows[0].set_id,
        "factor": None if severity == inf else round(severity, 2),
        "is_weak": _is_weak(rows, published),
        "explanation": rows[0].explanation,
    }


def _sets(published: Published, relations: tuple[str, ...]) -> list[list[Relation]]:
    """Rows that belong together: by set, or each by itself."""
    sets: dict[tuple, list[Relation]] = {}
    for row in published.relations:
        if row.relation in relations:
            own = row.set_id or (row.figure_id, row.other_figure_id)
            sets.setdefault((row.relation, own), []).append(row)
    return list(sets.values())


def _worst_first(published: Published, relations: tuple[str, ...]) -> list[dict[str, object]]:
    ranked = sorted(
        _sets(published, relations),
        key=lambda rows: (
            _is_weak(rows, published),
            -_severity(rows, published),
            rows[0].figure_id,
            rows[0].other_figure_id,
        ),
    )
    return [_entry(rows, published) for rows in ranked]


def _scope_order(one: Resolved, other: Resolved, registers: Registers) -> set[str] | None:
    """In which directions one scope is narrower than the other; None if they do not overlap."""
    if one.scope[:2] != other.scope[:2]:
        return None
    directions = set()
    levels = (registers.populations, registers.places)
    for level, a, b in zip(levels, one.scope[2:], other.scope[2:], strict=True):
        if a == b:
            continue
        if level.within(a, b):
            directions.add("narrower")
        elif level.within(b, a):
            directions.add("wider")
        else:
            return None
    return directions


def seems_to_contradict(one: Resolved, other: Resolved, registers: Registers) -> bool:
    """Whether a reader may take two numbers for a contradiction.

    They do if they count the same indicator in scopes that overlap and print other numbers, unless
    the narrower scope simply has the smaller number, or scopes cross and the numbers are far apart.
    """
    values = one.claim.value, other.claim.value
    declared = one.id in other.wholes or other.id in one.wholes
    if "single" in (one.claim.counting, other.claim.counting) or declared:
        return False
    directions = _scope_order(one, other, registers)
    if None in values or values[0] == values[1] or directions is None:
        return False
    if directions == {"narrower"}:
        return values[0] > values[1]
    if directions == {"wider"}:
        return values[0] < values[1]
    return not directions or _ratio(max(values), min(values)) <= CLOSE


def _seeming_pairs(published: Published) -> Iterator[dict[str, object]]:
    alike: dict[tuple, list[Resolved]] = {}
    for claim in published.claims.values():
        alike.setdefault(claim.scope[:2], []).append(claim)
    known = {
        frozenset((r.figure_id, r.other_figure_id))
        for r in published.relations
        if r.relation not in (*SET_RELATIONS, REVISES)
    }
    for scope in sorted(alike):
        for one, other in combinations(sorted(alike[scope], key=lambda c: c.id), 2):
            if frozenset((one.id, other.id)) in known:
                continue
            if not seems_to_contradict(one, other, published.registers):
                continue
            row = relation_between(one, other, published.registers)
            if row.relation in (COMPATIBLE, DIFFERENT_SCOPE, REVISES):
                yield _seeming([row])


def _seeming(rows: list[Relation]) -> dict[str, object]:
    return {
        "relation": rows[0].relation,
        "figure_ids": sorted({i for row in rows for i in (row.figure_id, row.other_figure_id)}),
        "set_id": rows[0].set_id,
        "explanation": rows[0].explanation,
    }


def conflicts(published: Published) -> dict[str, list[dict[str, object]]]:
    """Contradictions and tensions, the worst first, and seeming contradictions with their reason.

    `factor`: by how much the numbers miss each other; `is_weak`: a rumour, a hedged or a doubted
    claim takes part (listed after the others). `seeming` ends after MOST_SEEMING pairs.
    """
    seeming = [_seeming(rows) for rows in _sets(published, SET_RELATIONS)]
    for entry in _seeming_pairs(published):
        if len(seeming) >= MOST_SEEMING:
            break
        seeming.append(entry)
    return {
        "contradictions": _worst_first(published, EXCLUDING),
        "tensions": _worst_first(published, (TENSION,)),
        "seeming": seeming,
    }


HEADINGS = {
    "contradictions": ("Cannot be true together", "Nothing: no claims exclude each other."),
    "tensions": ("In tension: both may be true, but the numbers stand oddly", "Nothing."),
    "seeming": ("Only seem to contradict each other, and why they do not", "Nothing."),
}


def conflicts_text(published: Published) -> str:
    """The same for a reader."""
    lines = []
    for name, entries in conflicts(published).items():
        heading, nothing = HEADINGS[name]
        lines += [f"{heading} ({len(entries)})", ""]
        for number, entry in enumerate(entries, 1):
            weak = " [rests on a rumour, hedged or doubted claim]" if entry.get("is_weak") else ""
            lines.append(f"{number}. {entry['relation']}: {', '.join(entry['figure_ids'])}{weak}")
            lines += [f"   {entry['explanation']}", ""]
        if not entries:
            lines += [nothing, ""]
    return "\n".join(lines)
