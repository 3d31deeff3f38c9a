"""Asking the published claims: query, trace, conflicts, relate."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qantar.commands import add_format, print_json
from qantar.problems import CannotRun
from qantar.query.command import add_arguments
from qantar.query.command import run as run_query


def add(commands: argparse._SubParsersAction) -> None:
    """The commands of this group."""
    query = commands.add_parser(
        "query",
        help="ask one question in SQL, read-only",
        description="Run one query on the published tables and views. It can read nothing else, "
        "write nothing and reach no network.",
    )
    add_arguments(query)
    query.set_defaults(run=run_query)
    trace = commands.add_parser(
        "trace",
        help="a claim with its words and relations",
        description="Print the sentence of a figure with its number marked, document and line, who "
        "said it through whom, and every relation to other figures.",
    )
    trace.add_argument("figure_id", metavar="FIGURE_ID")
    add_format(trace, "text", "json")
    trace.set_defaults(run=_trace)
    conflicts = commands.add_parser(
        "conflicts",
        help="what cannot be true together, and what only seems so",
        description="List what cannot be true together and what is in tension, worst first, and "
        "say why seeming contradictions are none.",
    )
    add_format(conflicts, "text", "json")
    conflicts.set_defaults(run=_conflicts)
    relate = commands.add_parser(
        "relate",
        help="relations of any figures table, as CSV",
        description="Compute how the claims of a figures table stand to one another: revisions, "
        "contradictions, repetitions, tensions, sums (docs/RELATIONS.md). CSV on stdout.",
    )
    relate.add_argument("figures", type=Path, metavar="FIGURES.csv")
    relate.add_argument(
        "--registers",
        type=Path,
        metavar="DIR",
        help="folder with indicators, populations, places, actors and sources as CSV or YAML",
    )
    relate.set_defaults(run=_relate)


def _relate(arguments: argparse.Namespace) -> int:
    from qantar.relate.command import run_relate

    return run_relate(arguments.figures, arguments.registers, sys.stdout, sys.stderr)


def _trace(arguments: argparse.Namespace) -> int:
    from qantar.relate.trace import trace, trace_text

    published = _published()
    if arguments.format == "json":
        print_json(trace(published, arguments.figure_id))
    else:
        print(trace_text(published, arguments.figure_id), end="")
    return 0


def _conflicts(arguments: argparse.Namespace) -> int:
    from qantar.relate.conflicts import conflicts, conflicts_text

    published = _published()
    if arguments.format == "json":
        print_json(conflicts(published))
    else:
        print(conflicts_text(published), end="")
    return 0


def _published():
    from qantar.project import find_project
    from qantar.relate.published import read_published

    project = find_project()
    if not (project.data / "figures.csv").is_file():
        raise CannotRun("data/figures.csv is missing. Run `qantar build` first.")
    return read_published(project.data, project.documents)
