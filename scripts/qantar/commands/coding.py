"""Help for coders and reviewers: suggest, review."""

from __future__ import annotations

import argparse

from qantar.commands import add_format
from qantar.problems import CannotRun


def add(commands: argparse._SubParsersAction) -> None:
    """The commands of this group."""
    suggest = commands.add_parser(
        "suggest",
        help="coding skeleton for a document nobody has coded",
        description="Read a document - plain text, Markdown or a saved web page - and suggest its "
        "figures, events and names, for a coder to confirm, correct and delete. Nothing is "
        "written anywhere; the suggestions go to stdout.",
    )
    suggest.add_argument("file", metavar="FILE")
    suggest.add_argument(
        "--published", metavar="DATE", help="day of publication, 2022-01-09 or FIRST/LAST"
    )
    suggest.add_argument(
        "--language", metavar="CODE", help="de or en; found from the text if not given"
    )
    add_format(suggest, "yaml", "json")
    suggest.set_defaults(run=_suggest)
    review = commands.add_parser(
        "review",
        help="form for what nobody has reviewed yet",
        description="Print, as CSV, the rows of a table that seeds/review/ does not state yet. "
        "Codes, references, numbers and days are left empty for the reviewer to fill in from the "
        "documents; words and positions are given to be confirmed. The filled lines go into "
        "seeds/review/TABLE.csv.",
    )
    review.add_argument("table", metavar="TABLE", help="a table, or tables, columns, codes, …")
    review.add_argument("--all", action="store_true", help="also rows that have been reviewed")
    review.set_defaults(run=_review)


def _suggest(arguments: argparse.Namespace) -> int:
    from qantar.languages import UnknownLanguageError
    from qantar.project import find_project
    from qantar.suggest import suggest

    try:
        project = find_project()
    except CannotRun:
        project = None  # suggestions without registers
    try:
        found = suggest(
            arguments.file,
            published=arguments.published,
            project=project,
            language=arguments.language,
        )
    except UnknownLanguageError as error:
        raise CannotRun(str(error)) from None
    print(found.to_json() if arguments.format == "json" else found.to_yaml(), end="")
    return 0


def _review(arguments: argparse.Namespace) -> int:
    from qantar.build import check_seeds
    from qantar.commands import tell
    from qantar.project import find_project
    from qantar.review.form import form
    from qantar.review.subjects import subjects

    project = find_project()
    checked = check_seeds(project, tell)
    known = {s.name: s for s in subjects(project, checked.schemas, checked.tables)}
    if arguments.table not in known:
        raise CannotRun(f"{arguments.table!r} is not reviewed; expected one of {', '.join(known)}")
    print(form(project, known[arguments.table], arguments.all).decode("utf-8"), end="")
    return 0
