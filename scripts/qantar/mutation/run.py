"""Plant the faults, judge each, count."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from qantar.mutation import codings, documents, published, registers, schemas, settlements
from qantar.mutation.judge import Verdict, judge
from qantar.mutation.kind import Fault, Kind
from qantar.mutation.memory import remembering
from qantar.mutation.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]
SEED = 20220105
TRIES = 40
ASK_ALL = 8  # of so many faults in published files one goes to every check
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
    parts = (documents, codings, settlements, registers, schemas, published)
    return [kind for part in parts for kind in part.kinds()]


def plant_all(space: Workspace, kinds: Sequence[Kind], each: int, seed: int) -> Iterator[tuple]:
    """Up to `each` different faults of every kind; fewer where there are not so many."""
    for kind in kinds:
        rng = Random(f"{seed} {kind.layer} {kind.name}")
        seen: set[str] = set()
        for _ in range(TRIES * each):
            if len(seen) == each:
                break
            fault = kind.plant(space, rng)
            if fault and fault.detail not in seen and _differs(space, fault):
                seen.add(fault.detail)
                yield kind, fault


def _differs(space: Workspace, fault: Fault) -> bool:
    return any(space.files.get(name) != raw for name, raw in fault.files.items())


def run(
    tell: Tell, each: int, seed: int = SEED, source: Path = ROOT, kinds: Sequence[Kind] = ()
) -> list[Judged]:
    """Judge up to `each` faults of every kind."""
    judged = []
    with tempfile.TemporaryDirectory(prefix="qantar-mutation-") as folder, remembering():
        space = Workspace(source, Path(folder))
        for number, (kind, fault) in enumerate(
            plant_all(space, kinds or all_kinds(), each, seed), start=1
        ):
            judged.append(Judged(kind, fault, judge(space, fault, number % ASK_ALL == 0)))
            if number % 100 == 0:
                tell(f"{number} faults judged")
    return judged


def judge_again(judged: Sequence[Judged], each: int, source: Path = ROOT) -> list[Judged]:
    """Those of every `each`th fault that have another verdict without memory; should be none."""
    with tempfile.TemporaryDirectory(prefix="qantar-mutation-") as folder:
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
