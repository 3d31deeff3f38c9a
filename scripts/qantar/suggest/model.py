"""What a suggestion consists of: plain data, each guess with how sure it is and why."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Guess:
    """A proposed value, from 0 (no idea) to 1 (certain), and the reason for it."""

    value: Any = None
    sure: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class FigureSuggestion:
    """A figure as `fields` (names of the published columns and the words they come from).

    `sure` holds for each guessed field how sure it is and why.
    """

    fields: dict[str, Any]
    sure: dict[str, Guess] = field(default_factory=dict)


@dataclass(frozen=True)
class Suggestion:
    """Everything suggested for one document. Positions are code points of `text`."""

    source: str
    title: str
    language: str
    text: str
    published_earliest: Any
    published_latest: Any
    figures: list[FigureSuggestion]
    numerals: list[dict[str, Any]]
    events: list[dict[str, Any]]
    names: list[dict[str, Any]]

    def to_json(self) -> str:
        """The suggestion as a JSON object; see docs/READING.md for its fields."""
        from qantar.suggest.rendering import render_json

        return render_json(self)

    def to_yaml(self) -> str:
        """The suggestion as a coding file that a coder confirms, corrects and deletes from."""
        from qantar.suggest.rendering import render_yaml

        return render_yaml(self)
