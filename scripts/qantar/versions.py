"""Versions of a dataset: major where something a reader relies on is gone, minor where something is
new, patch where something is corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LEVELS = ("none", "patch", "minor", "major")
_FORM = re.compile(r"v?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True, order=True)
class Version:
    """A version such as 1.2.0; ordered by size."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def raised(self, level: str) -> Version:
        """The next version after a change of this level; the same after none."""
        if level == "major":
            return Version(self.major + 1, 0, 0)
        if level == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1) if level == "patch" else self


def parse_version(text: str) -> Version | None:
    """The version that a text such as `1.2.0` or `v1.2.0` names; None for any other text."""
    match = _FORM.fullmatch(text)
    return Version(*map(int, match.groups())) if match else None


def highest(levels: Iterable[str]) -> str:
    """The weightiest of some levels; `none` of none."""
    return max(levels, key=LEVELS.index, default="none")
