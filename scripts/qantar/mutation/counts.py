"""Faults counted by kind, layer and check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qantar.mutation.judge import REVIEW
from qantar.mutation.run import Judged

TWICE = "both readings"  # not one fault but two, made alike: counted apart
ENOUGH_OF_KIND, ENOUGH_OF_ALL = 0.95, 0.99


@dataclass(frozen=True)
class Count:
    """How many faults were planted that change something, and how many of them were caught by the
    validation, by it without the review, and by it or the release gate."""

    planted: int
    caught: int
    seen: int
    held: int

    @property
    def share(self) -> float:
        return self.caught / self.planted if self.planted else 1.0


def count(judged: Iterable[Judged]) -> Count:
    """Faults without any effect on what is published are not counted."""
    real = [j for j in judged if j.verdict.has_effect or j.verdict.is_caught]
    caught = [j for j in real if j.verdict.is_caught]
    seen = [j for j in real if j.verdict.is_seen_by_program]
    held = [j for j in real if j.verdict.is_caught or j.verdict.stopped_at_release]
    return Count(len(real), len(caught), len(seen), len(held))


def single(judged: Iterable[Judged]) -> list[Judged]:
    """Faults made in one place."""
    return [item for item in judged if item.kind.layer != TWICE]


def by_layer(judged: Sequence[Judged]) -> dict[str, Count]:
    layers = dict.fromkeys(item.kind.layer for item in judged)
    return {name: count(j for j in judged if j.kind.layer == name) for name in layers}


def by_kind(judged: Sequence[Judged]) -> dict[str, dict[str, Count]]:
    """Counts by kind and layer."""
    found: dict[str, dict[str, list[Judged]]] = {}
    for item in judged:
        found.setdefault(item.kind.name, {}).setdefault(item.kind.layer, []).append(item)
    return {
        kind: {layer: count(items) for layer, items in layers.items()}
        for kind, layers in found.items()
    }


def survivors(judged: Iterable[Judged]) -> list[Judged]:
    """Faults that change something and that the validation lets through."""
    return [j for j in judged if j.verdict.has_effect and not j.verdict.is_caught]


def left_to_review(judged: Iterable[Judged]) -> list[Judged]:
    """Faults that the validation catches by the review alone."""
    return [
        j
        for j in judged
        if j.verdict.is_caught and not j.verdict.is_seen_by_program and j.kind.layer != REVIEW
    ]


def weak_kinds(judged: Sequence[Judged]) -> dict[str, Count]:
    """Kinds that mislead, made in one place, of which too few are caught."""
    misleading = [item for item in single(judged) if item.kind.misleads]
    counts = {
        name: count(j for j in misleading if j.kind.name == name)
        for name in dict.fromkeys(item.kind.name for item in misleading)
    }
    return {name: found for name, found in counts.items() if found.share < ENOUGH_OF_KIND}


def by_check(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """For each check how many faults it caught, and how many nothing else caught."""
    all_, alone = Counter(), Counter()
    for item in judged:
        all_.update(item.verdict.caught_by)
        if len(item.verdict.caught_by) == 1:
            alone.update(item.verdict.caught_by)
    return {name: (number, alone[name]) for name, number in sorted(all_.items())}
