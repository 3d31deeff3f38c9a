"""Why some faults escape, and why some checks catch none: a reason for each, as data, which fails
when it no longer applies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qantar.mutation.counts import left_to_review, survivors
from qantar.mutation.run import Judged
from qantar.problems import CannotRun, Problem
from qantar.seeds.yamlfile import read_yaml

FILE = Path(__file__).with_name("survivors.yaml")
IDLE = Path(__file__).with_name("idle_rules.yaml")


def read_reasons(path: Path = FILE) -> dict[tuple[str, str], str]:
    """The reasons by layer and kind. Raises CannotRun where the file cannot be read."""
    reasons: dict[tuple[str, str], str] = {}
    for entry in _read(path):
        for kind in entry["kinds"]:
            reasons[str(entry["layer"]), str(kind)] = str(entry["why"])
    return reasons


def read_idle(path: Path = IDLE) -> dict[str, str]:
    """By rule, why it catches no planted fault."""
    return {str(rule): str(entry["why"]) for entry in _read(path) for rule in entry["rules"]}


def _read(path: Path) -> list:
    written, problems = read_yaml(path, path.name)
    if problems:
        raise CannotRun(problems[0].to_text())
    return written or []


def check_reasons(
    judged: Iterable[Judged], reasons: dict[tuple[str, str], str], complete: bool
) -> list[Problem]:
    """Kinds of which one escapes all checks, or all but the review, without a reason; and, where
    the run is complete, reasons for kinds of which none does."""
    judged = list(judged)
    escaped = survivors(judged) + left_to_review(judged)
    found = {(j.kind.layer, j.kind.name): j for j in escaped}
    problems = [
        Problem(
            "survivor",
            f"{layer}: {kind} escapes ({item.fault.detail[:100]})",
            "write the check that is missing, or say in survivors.yaml why there can be none",
            FILE.name,
        )
        for (layer, kind), item in found.items()
        if (layer, kind) not in reasons
    ]
    for layer, kind in reasons if complete else ():
        if (layer, kind) not in found:
            message = f"{layer}: {kind} has a reason, but every one is seen or there is none"
            problems.append(Problem("survivor", message, "remove the reason", FILE.name))
    return problems


def check_idle(
    judged: Iterable[Judged], rules: Iterable[str], reasons: dict[str, str]
) -> list[Problem]:
    """Rules that catch nothing without a reason, and reasons for rules that do catch or that there
    are not."""
    caught = {name for item in judged for name in item.verdict.caught_by}
    idle = {rule for rule in rules if f"rule {rule}" not in caught}
    said = "a check that never catches anything may be unable to"
    problems = [
        Problem(
            "idle", f"the rule {rule} catches no fault; {said}", "say why, or remove it", IDLE.name
        )
        for rule in sorted(idle - set(reasons))
    ]
    for rule in sorted(set(reasons) - idle):
        message = f"{rule} has a reason, but it catches faults or is no rule"
        problems.append(Problem("idle", message, "remove the reason", IDLE.name))
    return problems
