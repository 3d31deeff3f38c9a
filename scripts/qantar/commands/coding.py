"""Help for coders: suggest."""

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
