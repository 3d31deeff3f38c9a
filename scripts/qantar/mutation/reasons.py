"""Why some faults survive: a reason for each kind, which fails when it no longer applies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qantar.mutation.counts import survivors
from qantar.mutation.run import Judged
from qantar.problems import CannotRun, Problem
from qantar.seeds.yamlfile import read_yaml

FILE = Path(__file__).with_name("survivors.yaml")


def read_reasons(path: Path = FILE) -> dict[tuple[str, str], str]:
    """The reasons by layer and kind. Raises CannotRun where the file cannot be read."""
    written, problems = read_yaml(path, path.name)
    if problems:
        raise CannotRun(problems[0].to_text())
    reasons: dict[tuple[str, str], str] = {}
    for entry in written or []:
        for kind in entry["kinds"]:
            reasons[str(entry["layer"]), str(kind)] = str(entry["why"])
    return reasons


def check_reasons(
    judged: Iterable[Judged], reasons: dict[tuple[str, str], str], complete: bool
) -> list[Problem]:
    """Kinds of which one survives without a reason, and, where the run is complete, reasons for
    kinds that are all caught."""
    found = {(j.kind.layer, j.kind.name): j for j in survivors(judged)}
    problems = [
        Problem(
            "survivor",
            f"{layer}: {kind} survives ({item.fault.detail[:100]})",
            "write the check that is missing, or say in survivors.yaml why there can be none",
            FILE.name,
        )
        for (layer, kind), item in found.items()
        if (layer, kind) not in reasons
    ]
    for layer, kind in reasons if complete else ():
        if (layer, kind) not in found:
            message = f"{layer}: {kind} has a reason, but every one is caught or there is none"
            problems.append(Problem("survivor", message, "remove the reason", FILE.name))
    return problems
