"""Plant the faults, judge each, count."""

from __future__ import annotations

import atexit
import json
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from qantar.mutation import (
    codings,
    documents,
    published,
    registers,
    reviews,
    schemas,
    settlements,
)
from qantar.mutation.judge import Verdict, judge
from qantar.mutation.kind import Fault, Kind
from qantar.mutation.memory import remembering
from qantar.mutation.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
SEED = 20220105
TRIES = 40
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Judged:
    """One planted fault and its verdict."""

    kind: Kind
    fault: Fault
    verdict: Verdict

    def to_dict(self) -> dict[str, object]:
        return {
            "kind": self.kind.name,
            "layer": self.kind.layer,
            "detail": self.fault.detail,
            "misleads": self.kind.misleads,
            "caught_by": list(self.verdict.caught_by),
            "stopped_at_release": list(self.verdict.stopped_at_release),
            "has_effect": self.verdict.has_effect,
            "message": self.verdict.message,
        }


def all_kinds() -> list[Kind]:
    """Every kind of fault in every layer."""
    parts = (documents, codings, settlements, registers, schemas, reviews, published)
    return [kind for part in parts for kind in part.kinds()]


def plant_all(space: Workspace, kind: Kind, each: int, seed: int) -> Iterator[Fault]:
    """Up to `each` different faults of a kind; fewer where there are not so many."""
    rng = Random(f"{seed} {kind.layer} {kind.name}")
    seen: set[str] = set()
    for _ in range(TRIES * each):
        if len(seen) == each:
            break
        fault = kind.plant(space, rng)
        if fault and fault.detail not in seen and _differs(space, fault):
            seen.add(fault.detail)
            yield fault


def _differs(space: Workspace, fault: Fault) -> bool:
    return any(space.files.get(name) != raw for name, raw in fault.files.items())


class _Bench:
    """One process at work: its copy of the project, and its memory."""

    def __init__(self, source: Path, each: int, seed: int) -> None:
        self._open = ExitStack()
        folder = self._open.enter_context(TemporaryDirectory(prefix="qantar-mutation-"))
        self._open.enter_context(remembering())
        self.space = Workspace(source, Path(folder))
        self.each, self.seed = each, seed

    def judge(self, kind: Kind) -> list[tuple[Fault, Verdict]]:
        """The faults of a kind with their verdicts; the first one goes to every check."""
        faults = plant_all(self.space, kind, self.each, self.seed)
        return [(f, judge(self.space, f, ask_all=n == 0)) for n, f in enumerate(faults)]

    def close(self) -> None:
        self._open.close()


_bench: _Bench | None = None


def _begin(source: Path, each: int, seed: int) -> None:
    global _bench
    _bench = _Bench(source, each, seed)
    atexit.register(_bench.close)


def _judge_kind(at: tuple[str, str]) -> list[tuple[Fault, Verdict]]:
    kind = next(kind for kind in all_kinds() if (kind.layer, kind.name) == at)
    return _bench.judge(kind)


def run(
    tell: Tell,
    each: int,
    seed: int = SEED,
    source: Path = ROOT,
    kinds: Sequence[Kind] = (),
    processes: int = 1,
) -> list[Judged]:
    """Judge up to `each` faults of every kind, in the order of the kinds."""
    kinds = list(kinds) or all_kinds()
    if processes == 1:
        bench = _Bench(source, each, seed)
        try:
            return _collect(tell, kinds, map(bench.judge, kinds))
        finally:
            bench.close()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (source, each, seed)) as pool:
        names = [(kind.layer, kind.name) for kind in kinds]
        return _collect(tell, kinds, pool.map(_judge_kind, names))


def _collect(tell: Tell, kinds: Sequence[Kind], results: Iterable[list]) -> list[Judged]:
    judged: list[Judged] = []
    for number, (kind, found) in enumerate(zip(kinds, results, strict=True), start=1):
        judged += [Judged(kind, fault, verdict) for fault, verdict in found]
        if number % 20 == 0 or number == len(kinds):
            tell(f"{number} of {len(kinds)} kinds, {len(judged)} faults judged")
    return judged


def judge_again(judged: Sequence[Judged], each: int, source: Path = ROOT) -> list[Judged]:
    """Those of every `each`th fault that have another verdict without memory; should be none."""
    with TemporaryDirectory(prefix="qantar-mutation-") as folder:
        space = Workspace(source, Path(folder))
        found = [Judged(j.kind, j.fault, judge(space, j.fault)) for j in judged[::each]]
    pairs = zip(found, judged[::each], strict=True)
    return [again for again, first in pairs if _said(again) != _said(first)]


def _said(item: Judged) -> tuple:
    verdict = item.verdict
    named = () if item.kind.layer.startswith("published") else verdict.caught_by
    return verdict.is_caught, verdict.has_effect, verdict.stopped_at_release, named


def save(judged: Sequence[Judged], path: Path) -> None:
    """All faults with their verdicts, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = [item.to_dict() for item in judged]
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
