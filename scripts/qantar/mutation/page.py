"""The result as a page: `docs/MUTATION.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qantar.mutation.counts import (
    ENOUGH_OF_ALL,
    ENOUGH_OF_KIND,
    TWICE,
    Count,
    by_check,
    by_kind,
    by_layer,
    count,
    left_to_review,
    single,
    survivors,
    weak_kinds,
)
from qantar.mutation.judge import REVIEW
from qantar.mutation.run import Judged

INTRODUCTION = """# How strong the gate is

Written by `make mutation`; do not edit. Faults are planted one at a time in documents, codings,
settlements, registers, schemas, rules, queries and the review; then everything is built and hashed
anew, so that only checks that know better can tell. Faults in published files are planted after the
build, with and without new hashes in the descriptor. *Caught* is what `qantar validate` refuses.
*Without the review* leaves out what only a second person knew: what would remain if the reviewer
erred in the same way. *Held* adds what the gate of the next release refuses if its author believes
to have changed nothing: a version that is too low, a vanished id, a correction that the changelog
does not tell. Faults that change nothing of what is published, such as a slip in a reading that was
overruled, are not counted.
"""


def to_page(
    judged: Sequence[Judged], reasons: dict[tuple[str, str], str], idle: dict[str, str]
) -> str:
    """The page in Markdown."""
    return "\n".join([*_lines(judged, reasons), *_idle(idle)]).rstrip() + "\n"


def _lines(judged: Sequence[Judged], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    yield INTRODUCTION
    one, two = count(single(judged)), count(j for j in judged if j.kind.layer == TWICE)
    kinds = {item.kind.name for item in judged}
    yield f"{len(judged)} faults of {len(kinds)} kinds. Made in one place: {_in_words(one)}."
    yield f"Made in both readings alike, as by a second reader who copies: {_in_words(two)}."
    yield from ("", "## By layer", "", "| layer | faults | caught | without the review | held |")
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, found in by_layer(judged).items():
        seen = "–" if name == REVIEW else _share(found.seen, found)
        cells = f"{found.planted} | {_share(found.caught, found)} | {seen} | {_held(found)}"
        yield f"| {name} | {cells} |"
    weak = weak_kinds(judged)
    yield from ("", "## Against the aims", "")
    state = "reached" if one.share >= ENOUGH_OF_ALL else "not reached"
    yield f"- {ENOUGH_OF_ALL:.0%} of all faults made in one place: {state} ({one.share:.1%})."
    state = "reached by all" if not weak else f"not reached by {len(weak)}"
    yield f"- {ENOUGH_OF_KIND:.0%} of each kind that a reader could call wrong: {state}."
    for name, found in weak.items():
        yield f"  - {name}: {found.caught} of {found.planted}; held {found.held}"
    yield from _by_kind(judged)
    yield from ("", "## By check", "", "| check | faults caught | caught by nothing else |")
    yield "| --- | ---: | ---: |"
    for name, (all_, alone) in by_check(judged).items():
        yield f"| {name} | {all_} | {alone} |"
    yield from _survivors(judged, reasons)


def _by_kind(judged: Sequence[Judged]) -> Iterator[str]:
    yield from ("", "## By kind", "", "| kind | caught of planted |", "| --- | --- |")
    for kind, layers in by_kind(judged).items():
        cells = "; ".join(f"{name} {c.caught}/{c.planted}" for name, c in layers.items())
        yield f"| {kind} | {cells} |"


def _survivors(judged: Sequence[Judged], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    yield from ("", "## What survives, and why", "")
    escaped = survivors(judged)
    yield from _reasoned(escaped, reasons) if escaped else ("Nothing.",)
    yield from ("", "## What only the review sees, and why", "")
    yield from _reasoned(left_to_review(judged), reasons)


def _reasoned(escaped: Sequence[Judged], reasons: dict[tuple[str, str], str]) -> Iterator[str]:
    groups: dict[str, dict[str, int]] = {}
    for item in escaped:
        why = reasons.get((item.kind.layer, item.kind.name), "No reason is known.")
        names = groups.setdefault(f"{item.kind.layer}: {why}", {})
        names[item.kind.name] = names.get(item.kind.name, 0) + 1
    for why, names in groups.items():
        listed = ", ".join(f"{name} ({number})" for name, number in names.items())
        yield f"- **{why.split(':', 1)[0]}**: {listed}.\n  {why.split(': ', 1)[1]}"


def _idle(idle: dict[str, str]) -> Iterator[str]:
    yield from ("", "## Rules that catch none of these faults, and why they stay", "")
    groups: dict[str, list[str]] = {}
    for rule, why in sorted(idle.items()):
        groups.setdefault(why, []).append(f"`{rule}`")
    for why, rules in groups.items():
        yield f"- {', '.join(rules)}: {why}"


def _in_words(found: Count) -> str:
    return (
        f"{_share(found.caught, found)} of {found.planted} are caught by the validation, "
        f"{_share(found.seen, found)} without its review, {_held(found)} by it or at the release"
    )


def _share(number: int, of: Count) -> str:
    return f"{number / of.planted:.1%}" if of.planted else "–"


def _held(found: Count) -> str:
    return _share(found.held, found)
