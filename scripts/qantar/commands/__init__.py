"""The commands, by what people use them for; each imports what it needs when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from qantar.problems import CannotRun


def tell(message: str) -> None:
    """Progress and other words that are no findings."""
    print(message, file=sys.stderr, flush=True)


def print_json(content: object) -> None:
    """JSON as every command prints it."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    """The option --format; the first is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def positive(text: str) -> int:
    """An argument that is a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no positive whole number")
    return int(text)


def read_page(path: Path) -> str:
    """A text file that a command changes."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"cannot read {path}: {error.strerror}. Check the name.") from None
    except UnicodeDecodeError as error:
        raise CannotRun(f"cannot read {path}: it is not UTF-8 (byte {error.start}).") from None
