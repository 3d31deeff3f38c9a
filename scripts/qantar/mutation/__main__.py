"""`python -m qantar.mutation`, or `make mutation`: plant the faults and say what became of them."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from qantar.checks.rules import read_rules
from qantar.mutation.counts import count, single, weak_kinds
from qantar.mutation.page import to_page
from qantar.mutation.reasons import check_idle, check_reasons, read_idle, read_reasons
from qantar.mutation.run import ROOT, SEED, all_kinds, judge_again, run, save
from qantar.project import Project


def main() -> int:
    """Exit code 1 where what escapes or never catches has no reason, a reason no longer applies, or
    memory misled."""
    parser = argparse.ArgumentParser(description="Plant faults one at a time; count the caught.")
    parser.add_argument("--each", type=int, default=5, help="faults of each kind (default: 5)")
    parser.add_argument("--layer", default="", help="only layers whose name contains this")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument("--page", type=Path, help="write the result to this page")
    parser.add_argument("--again", type=int, default=40, help="judge each Nth without memory too")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    kinds = [kind for kind in all_kinds() if arguments.layer in kind.layer]
    judged = run(
        _tell, arguments.each, arguments.seed, arguments.project, kinds, arguments.processes
    )
    save(judged, arguments.project / "build" / "mutation.json")
    reasons, complete = read_reasons(), not arguments.layer and arguments.seed == SEED
    idle = read_idle()
    page = to_page(judged, reasons, idle)
    if arguments.page:
        arguments.page.write_text(page, encoding="utf-8")
    print(page)
    problems = check_reasons(judged, reasons, complete)
    if complete:
        rules = [rule.name for rule in read_rules(Project(arguments.project).rules)]
        problems += check_idle(judged, rules, idle)
    for problem in problems:
        print(problem.to_text())
    _tell(f"judging every {arguments.again}th again, without memory")
    misled = judge_again(judged, arguments.again, arguments.project)
    for item in misled:
        print(f"another verdict without memory: {item.kind.layer}: {item.fault.detail[:200]}")
    _tell(f"{count(single(judged)).share:.2%} caught; {len(weak_kinds(judged))} weak kinds")
    return 1 if problems or misled else 0


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
