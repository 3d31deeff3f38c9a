"""Checking: validate, agreement, diff."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qantar.commands import add_format, positive, print_json, read_page, tell
from qantar.problems import CannotRun, Refused


def add(commands: argparse._SubParsersAction) -> None:
    """The commands of this group."""
    validate = commands.add_parser(
        "validate",
        help="check everything that must hold before a release",
        description="Without PATH, check the published files of this project and what they were "
        "built from: files, order, package, rules and their trials, codings, anchors, review, "
        "build. With PATH, check any Data Package, named by its descriptor or its folder "
        "(docs/VALIDATOR.md).",
    )
    validate.add_argument("path", nargs="?", type=Path, metavar="PATH")
    validate.add_argument(
        "--rules", type=Path, metavar="DIR", help="SQL rules for the package at PATH"
    )
    add_format(validate, "text", "json")
    validate.add_argument("--limit", type=positive, metavar="N", help="at most N findings")
    validate.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write a report: FILE.html, .json, .md or .junit.xml",
    )
    validate.set_defaults(run=_validate)
    agreement = commands.add_parser(
        "agreement",
        help="agreement of first and second coding per variable, and of the review",
        description="Compare the two readings of every document before settlement: records found "
        "by both, and per cent and Krippendorff's alpha for each variable, as Markdown tables; "
        "then what the reviewer stated before seeing the coding with what the coding said.",
    )
    agreement.add_argument(
        "--update", metavar="PAGE", help="write the tables into a page, between its two marks"
    )
    agreement.set_defaults(run=_agreement)
    diff = commands.add_parser(
        "diff",
        help="what changed between two releases",
        description="Compare two releases: schemas, rows and cells, ids that vanished, and what a "
        "reader of the old numbers must now believe. Exit code 1 where a published id went "
        "without a word or came back.",
    )
    diff.add_argument("old", metavar="OLD", help="an archive, a folder, or a git tag or commit")
    diff.add_argument("new", metavar="NEW", help="likewise")
    add_format(diff, "text", "json")
    diff.set_defaults(run=_diff)


def _validate(arguments: argparse.Namespace) -> int:
    from qantar.validate import report, to_text

    checks, subject = _checks(arguments)
    found = report(checks, arguments.limit)
    if arguments.report:
        from qantar.validation_report.files import write_report

        write_report(checks, subject, arguments.report)
    if arguments.format == "json":
        print_json(found)
    else:
        print(to_text(checks, arguments.limit), end="")
    return 0 if found["valid"] else 1


def _checks(arguments: argparse.Namespace):
    """The checks, and the name of what was checked."""
    if arguments.path is not None:
        from qantar.release.unpacked import package_checks

        progress = sys.stderr.isatty()
        checks = package_checks(arguments.path, arguments.rules, arguments.limit, progress)
        return checks, str(arguments.path)
    if arguments.rules is not None:
        raise CannotRun("--rules needs a PATH; this project's own rules are in schemas/rules/.")
    from qantar.project import find_project
    from qantar.validate import validate_project

    project = find_project()
    return validate_project(project, tell), project.root.name


def _agreement(arguments: argparse.Namespace) -> int:
    from qantar.build import settled_records
    from qantar.doublecoding.agreement import in_page, to_text
    from qantar.project import find_project
    from qantar.schemas.tableschema import load_schemas
    from qantar.seeds.load import load_seeds

    project = find_project()
    seeds, problems = load_seeds(project, load_schemas(project.schemas))
    if problems:
        raise Refused(problems)
    comparison, _, problems = settled_records(project, seeds)
    text = to_text(comparison)
    if not problems:
        text += "\n" + _with_review(project)
    if arguments.update:
        page = Path(arguments.update)
        page.write_text(in_page(read_page(page), text), encoding="utf-8")
    else:
        print(text, end="")
    if problems:
        raise Refused(problems)
    return 0


def _with_review(project) -> str:
    """The agreement of coding and review, where the tables hold."""
    from qantar.build import check_seeds
    from qantar.review.agreement import review_agreement
    from qantar.review.differences import read_differences
    from qantar.review.subjects import subjects

    checked = check_seeds(project, lambda _: None)
    differences, problems = read_differences(project)
    if problems:
        raise Refused(problems)
    return review_agreement(subjects(project, checked.schemas, checked.tables), differences)


def _diff(arguments: argparse.Namespace) -> int:
    from qantar.diff.command import run_diff
    from qantar.project import find_project

    root = find_project().root
    return run_diff(arguments.old, arguments.new, arguments.format, root, sys.stdout)
