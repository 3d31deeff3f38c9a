"""The changelog's entry for a version: `## VERSION`, then what changed."""

from __future__ import annotations

import re

from qantar.problems import Problem

FILE = "CHANGELOG.md"
_HEADING = re.compile(r"^## +\[?v?(?P<version>[0-9][^\s\]]*)\]?(?P<rest>.*)$", re.MULTILINE)


def entry(changelog: str, version: str) -> str | None:
    """The text under the heading of a version, without the heading; None where there is none."""
    headings = list(_HEADING.finditer(changelog))
    for at, heading in enumerate(headings):
        if heading["version"] == version:
            end = headings[at + 1].start() if at + 1 < len(headings) else len(changelog)
            return changelog[heading.end() : end].strip()
    return None


def check_changelog(changelog: str, version: str) -> list[Problem]:
    """A version without an entry, with an empty one, or with one that calls it unreleased."""
    text = entry(changelog, version)
    if not text:
        message = f"found no entry `## {version}` with text under it"
        remedy = f"write `## {version}` and, under it, what changed and what to believe now"
        return [Problem("changelog", message, remedy, FILE)]
    heading = next(h for h in _HEADING.finditer(changelog) if h["version"] == version)
    if "unreleased" in heading["rest"].lower():
        line = changelog.count("\n", 0, heading.start()) + 1
        message = f"the entry of {version} says that it is unreleased"
        return [Problem("changelog", message, "write the day of the release", FILE, line)]
    return []
