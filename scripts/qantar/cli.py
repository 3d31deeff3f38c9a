"""The command line: `qantar COMMAND`. Findings go to stdout, everything else to stderr.

Exit codes: 0 holds, 1 something does not hold, 2 could not run. Each command imports what it needs
when it runs, so that none pays for another.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from qantar import __version__
from qantar.problems import CannotRun, Refused
from qantar.query.command import add_arguments
from qantar.query.command import run as run_query


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # whatever the locale says
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except Refused as refused:
        for problem in refused.problems:
            print(problem.to_text() + "\n")
        count = len(refused.problems)
        tell(f"{count} problem{'s' if count > 1 else ''}; nothing was written")
        return 1
    except CannotRun as error:
        tell(f"qantar: {error}")
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except KeyboardInterrupt:
        tell("interrupted; nothing half-written is left")
        return 2


def tell(message: str) -> None:
    """Progress and other words that are no findings."""
    print(message, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qantar",
        description="Quoted claims as validated tables. The project is found from the working "
        "directory upwards.",
        epilog="Exit codes: 0 holds, 1 something does not hold, 2 could not run.",
    )
    parser.add_argument("--version", action="version", version=f"qantar {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = commands.add_parser(
        "build",
        help="codings and registers → data/ and datapackage.json",
        description="Read documents, codings and registers, check everything, and replace data/ "
        "and datapackage.json in one step. Nothing is written unless everything holds.",
    )
    add.set_defaults(run=_build)
    add = commands.add_parser(
        "validate",
        help="check everything that must hold before a release",
        description="Check the published files of this project and what they were built from: "
        "files, package (frictionless), rules, codings, anchors, build.",
    )
    _format(add)
    add.add_argument("--limit", type=_positive, metavar="N", help="show at most N findings")
    add.set_defaults(run=_validate)
    add = commands.add_parser(
        "agreement",
        help="agreement of first and second coding per variable",
        description="Compare the two readings of every document before settlement: records found "
        "by both, and per cent and Krippendorff's alpha for each variable, as Markdown tables.",
    )
    add.add_argument(
        "--update", metavar="PAGE", help="write the tables into a page, between its two marks"
    )
    add.set_defaults(run=_agreement)
    add = commands.add_parser(
        "publish",
        help="DuckDB file and pages from data/",
        description="Write what is published beside data/ and needs no commit: the DuckDB file in "
        "build/, and docs/QUERIES.md with the answers of today.",
    )
    add.set_defaults(run=_publish)
    query = commands.add_parser(
        "query",
        help="ask one question in SQL, read-only",
        description="Run one query on the published tables and views. It can read nothing else, "
        "write nothing and reach no network.",
    )
    add_arguments(query)
    query.set_defaults(run=run_query)
    add = commands.add_parser(
        "relate",
        help="relations of any figures table, as CSV",
        description="Compute how the claims of a figures table stand to one another: revisions, "
        "contradictions, repetitions, tensions, sums (docs/RELATIONS.md). CSV on stdout.",
    )
    add.add_argument("figures", type=Path, metavar="FIGURES.csv")
    add.add_argument(
        "--registers",
        type=Path,
        metavar="DIR",
        help="folder with indicators, populations, places, actors and sources as CSV or YAML",
    )
    add.set_defaults(run=_relate)
    add = commands.add_parser(
        "trace",
        help="a claim with its words and relations",
        description="Print the sentence of a figure with its number marked, document and line, who "
        "said it through whom, and every relation to other figures.",
    )
    add.add_argument("figure_id", metavar="FIGURE_ID")
    _format(add)
    add.set_defaults(run=_trace)
    add = commands.add_parser(
        "conflicts",
        help="what cannot be true together, and what only seems so",
        description="List what cannot be true together and what is in tension, worst first, and "
        "say why seeming contradictions are none.",
    )
    _format(add)
    add.set_defaults(run=_conflicts)
    return parser


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no positive whole number")
    return int(text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"cannot read {path}: {error.strerror}. Check the name.") from None
    except UnicodeDecodeError as error:
        raise CannotRun(f"cannot read {path}: it is not UTF-8 (byte {error.start}).") from None


def _build(arguments: argparse.Namespace) -> int:
    from qantar.build import build
    from qantar.project import find_project

    build(find_project(), tell)
    return 0


def _validate(arguments: argparse.Namespace) -> int:
    from qantar.project import find_project
    from qantar.validate import report, to_text, validate_project

    checks = validate_project(find_project(), tell)
    found = report(checks, arguments.limit)
    if arguments.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(to_text(checks, arguments.limit), end="")
    return 0 if found["valid"] else 1


def _publish(arguments: argparse.Namespace) -> int:
    from qantar.project import find_project
    from qantar.publish import publish

    publish(find_project(), tell)
    return 0


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
    if arguments.update:
        page = Path(arguments.update)
        page.write_text(in_page(_read(page), to_text(comparison)), encoding="utf-8")
    else:
        print(to_text(comparison), end="")
    if problems:
        raise Refused(problems)
    return 0


def _relate(arguments: argparse.Namespace) -> int:
    from qantar.relate.command import run_relate

    return run_relate(arguments.figures, arguments.registers, sys.stdout, sys.stderr)


def _trace(arguments: argparse.Namespace) -> int:
    from qantar.relate.trace import trace, trace_text

    published = _published()
    if arguments.format == "json":
        _print_json(trace(published, arguments.figure_id))
    else:
        print(trace_text(published, arguments.figure_id), end="")
    return 0


def _conflicts(arguments: argparse.Namespace) -> int:
    from qantar.relate.conflicts import conflicts, conflicts_text

    published = _published()
    if arguments.format == "json":
        _print_json(conflicts(published))
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


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
