"""`qantar diff OLD NEW`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from qantar.diff.compare import Difference, compare_releases
from qantar.diff.files import open_release
from qantar.diff.published import read_release
from qantar.diff.text import to_text


def diff(old: str, new: str, repository: Path) -> Difference:
    """The difference between two releases, each an archive, a folder, or a tag or commit of the
    repository. Raises CannotRun where one of them is none."""
    return compare_releases(*(read_release(open_release(n, repository), n) for n in (old, new)))


def run_diff(old: str, new: str, format_: str, repository: Path, out: TextIO) -> int:
    """Print the difference; 1 where a published id went without a word or came back, else 0."""
    difference = diff(old, new, repository)
    if format_ == "json":
        out.write(json.dumps(difference.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(to_text(difference))
    return 1 if difference.silently_gone or difference.returned else 0
