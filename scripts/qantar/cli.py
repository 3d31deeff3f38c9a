"""The command line: `qantar COMMAND`. Findings go to stdout, everything else to stderr.

Exit codes: 0 holds, 1 something does not hold, 2 could not run. The commands are in `commands/`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from qantar import __version__
from qantar.commands import asking, checking, coding, making, tell
from qantar.problems import CannotRun, Refused


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
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        tell(
            f"qantar: cannot write or read{where}: {error.strerror or error}. "
            "Make room or check permissions, then run this again."
        )
        return 2
    except UnicodeEncodeError:
        tell("qantar: this locale cannot name the project's folder. Set LC_ALL=C.UTF-8.")
        return 2
    except KeyboardInterrupt:
        tell("interrupted; nothing half-written is left")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qantar",
        description="Quoted claims as validated tables. The project is found from the working "
        "directory upwards.",
        epilog="Exit codes: 0 holds, 1 something does not hold, 2 could not run.",
    )
    parser.add_argument("--version", action="version", version=f"qantar {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for group in (making, checking, asking, coding):
        group.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
