"""All stored relations of a table of claims."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

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

# The two ids and the relation of a row, and what it is put into words from.
Finding = tuple[str, str, str, Pair | Sum | Excess]


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


def _row(finding: Finding, registers: Registers) -> Relation:
    first, second, relation, found = finding
    if isinstance(found, Sum):
        explanation = explain_sum(found, registers)
        return Relation(first, second, relation, set_id_of(found.parts, found.total), explanation)
    if isinstance(found, Excess):
        explanation = explain_excess(found, registers)
        return Relation(first, second, relation, set_id_of(found.parts, found.whole), explanation)
    return _pair_row(found, registers)


def _excess_findings(
    claims: list[Resolved], groups: list[Group], registers: Registers
) -> Iterator[Finding]:
    """The sets of parts that exceed a whole together, one set for a whole."""
    nested = chain.from_iterable(nested_excesses(group, registers) for group in groups)
    told = set()
    for excess in chain(declared_excesses(claims, registers), nested):
        if excess.whole.id not in told:
            told.add(excess.whole.id)
            for part in excess.parts:
                yield part.id, excess.whole.id, PART_EXCEEDS_WHOLE, excess


def _pair_findings(
    claims: list[Resolved], groups: list[Group], registers: Registers
) -> Iterator[Finding]:
    for pair in declared_pairs(claims, registers):
        yield pair[1].id, pair[2].id, pair[0], pair
    for group in groups:
        for search in (revised_pairs, clashing_pairs, repeated_pairs):
            for pair in search(group, registers):
                yield pair[1].id, pair[2].id, pair[0], pair


def _once_per_pair(
    first: Iterable[Finding], others: Iterable[Finding], of_words: set[str]
) -> Iterator[Finding]:
    """Findings without those of pairs that have one already; `first` come first.

    Searches find a pair once, so beyond `first` only pairs that words connect, whose claims
    are `of_words`, need to be remembered.
    """
    taken = set()
    for finding in chain(first, others):
        pair = (finding[0], finding[1])
        if pair in taken or pair[::-1] in taken:
            continue
        if finding[2] == PART_EXCEEDS_WHOLE or not of_words.isdisjoint(pair):
            taken.add(pair)
        yield finding


def iterate_relations(claims: list[Resolved], registers: Registers) -> Iterator[Relation]:
    """As `relate`, for claims already resolved, one row at a time.

    A row is put into words only when it is asked for: words take most of the space.
    """
    claims = sorted(claims, key=content_order)
    groups = group_claims(claims, registers)
    of_words = {c.id for c in claims if c.wholes or c.claim.revises}
    excesses = _excess_findings(claims, groups, registers)
    findings = list(_once_per_pair(excesses, _pair_findings(claims, groups, registers), of_words))
    for found in find_sums(claims, registers):
        findings += ((part.id, found.total.id, found.relation, found) for part in found.parts)
    findings.sort(key=itemgetter(0, 1, 2))
    for finding in findings:
        yield _row(finding, registers)


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
