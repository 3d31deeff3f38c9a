"""All stored relations of a table of claims."""

from collections.abc import Iterable, Iterator
from itertools import chain

from .claims import CONTRADICTS, PART_EXCEEDS_WHOLE, Claim, Relation
from .declared import declared_pairs
from .excess import Excess, declared_excesses, nested_excesses
from .explain import explain_pair
from .explain_sets import explain_excess, explain_sum
from .groups import Group, group_claims
from .hierarchies import Registers
from .pairs import Pair, pair_relation
from .resolve import Resolved, content_order, resolve
from .scope import differing_dimensions
from .search import clashing_pairs, repeated_pairs, revised_pairs
from .sums import Sum, find_sums


def set_id_of(parts: Iterable[Resolved], whole: Resolved) -> str:
    """The id of a set: its whole or total, and the first of its parts by name."""
    return f"{whole.id}.{min(part.id for part in parts)}"


def _pair_row(pair: Pair, registers: Registers) -> Relation:
    relation, first, second = pair
    # Of two claims that exclude each other, the pair is the smallest set.
    exclude = relation in (CONTRADICTS, PART_EXCEEDS_WHOLE)
    set_id = set_id_of([first], second) if exclude else ""
    explanation = explain_pair(relation, first, second, registers)
    return Relation(first.id, second.id, relation, set_id, explanation)


def _excess_rows(excesses: Iterable[Excess], registers: Registers) -> Iterator[Relation]:
    told = set()
    for whole, parts in excesses:
        by_words = all(whole.id in part.wholes for part in parts)
        explanation = explain_excess(whole, parts, by_words, registers)
        for part in parts:
            if (part.id, whole.id) not in told:
                told.add((part.id, whole.id))
                set_id = set_id_of(parts, whole)
                yield Relation(part.id, whole.id, PART_EXCEEDS_WHOLE, set_id, explanation)


def _sum_rows(found: Sum, registers: Registers) -> Iterator[Relation]:
    explanation = explain_sum(found, registers)
    for part in found.parts:
        set_id = set_id_of(found.parts, found.total)
        yield Relation(part.id, found.total.id, found.relation, set_id, explanation)


def _set_rows(
    claims: list[Resolved], groups: list[Group], registers: Registers
) -> tuple[list[Relation], list[Relation]]:
    """Rows of parts that together exceed a whole, and of sums."""
    excesses = chain(
        declared_excesses(claims, registers),
        *(nested_excesses(group, registers) for group in groups),
    )
    sums = (row for s in find_sums(claims, registers) for row in _sum_rows(s, registers))
    return list(_excess_rows(excesses, registers)), list(sums)


def _searched_pairs(groups: list[Group], registers: Registers) -> Iterator[Pair]:
    for group in groups:
        yield from revised_pairs(group, registers)
        yield from clashing_pairs(group, registers)
        yield from repeated_pairs(group, registers)


def iterate_relations(claims: list[Resolved], registers: Registers) -> Iterator[Relation]:
    """As `relate`, for claims already resolved, one row at a time.

    A row is put into words only when it is asked for: words take most of the space.
    """
    claims = sorted(claims, key=content_order)
    groups = group_claims(claims, registers)
    excess_rows, sum_rows = _set_rows(claims, groups, registers)
    # A pair has one relation, and that of a set comes first.
    taken = {(row.figure_id, row.other_figure_id) for row in excess_rows}
    pairs: list[Pair] = []
    for pair in declared_pairs(claims, registers):
        if not taken & {(pair[1].id, pair[2].id), (pair[2].id, pair[1].id)}:
            taken.add((pair[1].id, pair[2].id))
            pairs.append(pair)
    pairs += (
        pair
        for pair in _searched_pairs(groups, registers)
        if (pair[1].id, pair[2].id) not in taken and (pair[2].id, pair[1].id) not in taken
    )
    found: list[Relation | Pair] = [*sum_rows, *excess_rows, *pairs]
    found.sort(key=_row_order)
    for row in found:
        yield row if isinstance(row, Relation) else _pair_row(row, registers)


def _row_order(row: Relation | Pair) -> tuple[str, str, str]:
    if isinstance(row, Relation):
        return row.figure_id, row.other_figure_id, row.relation
    return row[1].id, row[2].id, row[0]


def relate(claims: Iterable[Claim], registers: Registers | None = None) -> list[Relation]:
    """Every relation between the claims that is stored, sorted.

    One relation per pair, the first of PAIR_RELATIONS that holds, the later claim or the part
    first; besides, sums and remainders over sets. `compatible` and `different_scope` are left to
    `relation_between`. In a scope with very many conflicts each claim is stored with the nearest
    of them only. Without registers, every code stands for itself. Raises HierarchyError if
    declared parts run in a ring.
    """
    registers = registers or Registers()
    return list(iterate_relations(resolve(claims, registers), registers))


def relation_between(one: Resolved, other: Resolved, registers: Registers) -> Relation:
    """The pair relation of any two claims, computed on demand, with the dimensions that differ.

    Claims are resolved with `resolve`, together with the rest of their table, since parts that the
    words declare may run through a third claim. Sets of more than two claims are not looked at.
    """
    pair = pair_relation(one, other, registers)
    row = _pair_row(pair, registers)
    differs = differing_dimensions(pair[1], pair[2])
    return Relation(
        row.figure_id, row.other_figure_id, row.relation, row.set_id, row.explanation, differs
    )
