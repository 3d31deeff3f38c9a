"""Which record of the second reading is which of the first: by the words they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qantar.seeds.anchors import Span
from qantar.seeds.quoting import Quoted


@dataclass(frozen=True)
class Alignment:
    """Pairs of records of both readings, and those that only one reading has."""

    pairs: list[tuple[Quoted, Quoted]]
    only_first: list[Quoted]
    only_second: list[Quoted]


def align(table: str, first: Sequence[Quoted], second: Sequence[Quoted]) -> Alignment:
    """Pair the records of one document.

    Figures belong together if their numerals overlap. Reports belong together if their quotes
    overlap and they are of one event type, or share at least half of their words' span; where
    several could be paired, likeness of type, speaker, place and span decides.
    """
    score = _figure_score if table == "figures" else _report_score
    scored = [
        (-score(a, b), i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if score(a, b) > 0
    ]
    left, right, pairs = set(range(len(first))), set(range(len(second))), []
    for _, i, j in sorted(scored):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((first[i], second[j]))
    return Alignment(pairs, [first[i] for i in sorted(left)], [second[j] for j in sorted(right)])


def _figure_score(a: Quoted, b: Quoted) -> float:
    one, other = a.spans.get("number_text"), b.spans.get("number_text")
    return 1.0 if one and other and one.overlaps(other) else 0.0


def _report_score(a: Quoted, b: Quoted) -> float:
    one, other = a.spans.get("quote"), b.spans.get("quote")
    if not (one and other and one.overlaps(other)):
        return 0.0
    shared = overlap(one, other)
    same_type = a.entry.get("event_type") == b.entry.get("event_type")
    if not same_type and shared < 0.5:
        return 0.0
    alike = sum(a.entry.get(c) == b.entry.get(c) for c in ("attributed_to", "place_id", "stance"))
    return 3 * same_type + alike + 2 * shared


def overlap(one: Span, other: Span) -> float:
    """Shared code points over all code points of two spans (Jaccard index)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def match_events(pairs: Sequence[tuple[Quoted, Quoted]]) -> dict[str, str]:
    """The second reading's event ids in terms of the first's, one to one.

    Each event of the second reading is that event of the first with which it shares most reports;
    an event that loses its counterpart to another keeps its own id and so differs.
    """
    counts = Counter((a.entry.get("event_id"), b.entry.get("event_id")) for a, b in pairs)
    matched: dict[str, str] = {}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for (first, second), _ in ranked:
        if first and second and second not in matched and first not in matched.values():
            matched[second] = first
    return matched
