"""Making what is published: build, publish, serve, release."""

from __future__ import annotations

import argparse

from qantar.commands import tell


def add(commands: argparse._SubParsersAction) -> None:
    """The commands of this group."""
    build = commands.add_parser(
        "build",
        help="codings and registers → data/ and datapackage.json",
        description="Read documents, codings and registers, check everything, and replace data/ "
        "and datapackage.json in one step. Nothing is written unless everything holds.",
    )
    build.set_defaults(run=_build)
    publish = commands.add_parser(
        "publish",
        help="DuckDB file, pages and site from data/",
        description="Write what is published beside data/ and needs no commit: the DuckDB file "
        "and the site in build/; and docs/QUERIES.md with the answers of today.",
    )
    publish.set_defaults(run=_publish)
    serve = commands.add_parser(
        "serve",
        help="the site on this machine, for the SQL console",
        description="Serve build/site/ on 127.0.0.1 until Ctrl + C.",
    )
    serve.add_argument(
        "--port", type=int, default=8000, metavar="N", help="default: 8000; 0 is any free port"
    )
    serve.set_defaults(run=_serve)
    release = commands.add_parser(
        "release",
        help="pass the gate and write build/release/",
        description="Refuse unless the tree is clean, the build reproduces byte for byte, every "
        "check holds, the changelog has an entry and the version fits the difference; then write "
        "archive, database, checksums, report, notes and metadata to build/release/.",
    )
    release.add_argument("version", metavar="VERSION", help="such as 1.0.0")
    release.set_defaults(run=_release)


def _build(arguments: argparse.Namespace) -> int:
    from qantar.build import build
    from qantar.project import find_project

    build(find_project(), tell)
    return 0


def _publish(arguments: argparse.Namespace) -> int:
    from qantar.project import find_project
    from qantar.publish import publish

    publish(find_project(), tell)
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from qantar.project import find_project
    from qantar.serve import serve

    serve(find_project().build / "site", arguments.port, tell)
    return 0


def _release(arguments: argparse.Namespace) -> int:
    from qantar.project import find_project
    from qantar.release.command import release
    from qantar.validate import to_text

    outcome = release(find_project(), arguments.version, tell)
    print(to_text(outcome.checks), end="")
    if outcome.folder is None:
        tell("no release was written")
        return 1
    tell(f"written to {outcome.folder}")
    return 0
