"""The release notes: the changelog's entry, then the difference to the release before."""

from __future__ import annotations

from qantar.diff.compare import Difference
from qantar.diff.text import to_text


def release_notes(title: str, version: str, entry: str, difference: Difference | None) -> bytes:
    """The notes in Markdown."""
    lines = [f"# {title}, version {version}", "", entry, ""]
    if difference is None:
        lines.append("This is the first release.")
    else:
        lines.append(to_text(difference).replace("\n## ", "\n### ").replace("# From", "## From", 1))
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")
