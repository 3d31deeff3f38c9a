"""A suggestion written out: JSON for programs, YAML for a coder."""

import json
from datetime import date
from typing import Any

import yaml

from qantar.suggest.model import FigureSuggestion, Suggestion
from qantar.suggest.slugs import slug

FIGURE_KEYS = (
    "figure_id", "quote", "occurrence", "number_text", "number_occurrence", "value", "bound",
    "unit", "indicator", "population", "place_id", "place_basis", "counting", "since",
    "as_of_earliest", "as_of_latest", "as_of_basis", "as_of_text", "attributed_to", "via",
    "attribution_text", "stance", "stance_text", "section", "part_of", "gloss",
)  # fmt: skip
REPORT_KEYS = (
    "report_id", "event_id", "event_type", "title", "quote", "section", "stance", "place_id",
    "place_basis", "date_earliest", "date_latest", "date_basis", "date_text", "attributed_to",
    "attribution_text", "gloss",
)  # fmt: skip
# required of a coding, so shown empty where nothing is suggested
FIGURE_TO_FILL = (
    "unit", "indicator", "population", "place_id", "place_basis", "as_of_basis", "gloss"
)  # fmt: skip
REPORT_TO_FILL = ("title", "date_basis", "gloss")


def render_json(suggestion: Suggestion) -> str:
    """One object: source, title, language, text, publication, figures, numerals, events, names."""
    content = {
        "source": suggestion.source,
        "title": suggestion.title,
        "language": suggestion.language,
        "published_earliest": suggestion.published_earliest,
        "published_latest": suggestion.published_latest,
        "text": suggestion.text,
        "figures": [_figure(figure) for figure in suggestion.figures],
        "numerals": suggestion.numerals,
        "events": suggestion.events,
        "names": suggestion.names,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=_iso) + "\n"


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as JSON")


def _figure(figure: FigureSuggestion) -> dict:
    sure = {
        name: {"sure": round(guess.sure, 2), "reason": guess.reason}
        for name, guess in figure.sure.items()
    }
    return figure.fields | {"sure": sure}


def render_yaml(suggestion: Suggestion) -> str:
    """A coding file in the form of docs/METHOD.md, section 5, to be confirmed by a coder.

    How sure each guess is stands behind it as a comment; what the form has no key for (names,
    numerals that are no figures) follows as comments.
    """
    lines = [
        "# Suggested by the program, read by nobody yet: confirm, correct or delete every line,",
        "# fill in what is empty, and save the result under seeds/coding/.",
        _line("", "source", suggestion.source),
    ]
    lines += ["figures:"] if suggestion.figures else ["figures: []"]
    for figure in suggestion.figures:
        lines += _entry(_known(figure.fields, FIGURE_KEYS, FIGURE_TO_FILL), figure.sure)
    reports = _reports(suggestion)
    lines += ["reports:"] if reports else ["reports: []"]
    for report in reports:
        lines += _entry(_known(report, REPORT_KEYS, REPORT_TO_FILL), {})
    return "\n".join([*lines, *_numeral_comments(suggestion), *_name_comments(suggestion)]) + "\n"


def _known(fields: dict, keys: tuple[str, ...], to_fill: tuple[str, ...]) -> dict:
    """The fields that have a value, in the order of `keys`, and those a coder has to fill."""
    given = {key: fields.get(key) for key in keys}
    return {k: v for k, v in given.items() if v is not None or k in to_fill}


def _entry(fields: dict, sure: dict) -> list[str]:
    lines = []
    for index, (key, value) in enumerate(fields.items()):
        guess = sure.get(key)
        comment = f"   # {guess.sure:.2f} {guess.reason}" if guess else ""
        lines.append(_line("  - " if index == 0 else "    ", key, value) + comment)
    return lines


def _line(indent: str, key: str, value: Any) -> str:
    """`key: value` on one line, quoted as YAML needs it; an empty value stays open."""
    if value is None:
        return f"{indent}{key}:"
    dumped = yaml.safe_dump(
        {key: value}, allow_unicode=True, width=1_000_000, default_flow_style=False
    )
    return indent + dumped.rstrip("\n")


def _reports(suggestion: Suggestion) -> list[dict]:
    """Report skeletons for the likely events, with ids that a coder replaces by better ones."""
    reports = []
    for number, event in enumerate(suggestion.events, start=1):
        report_id = slug(suggestion.source, event["event_type"], str(number))
        ids = {"report_id": report_id, "event_id": f"{report_id}-event", "section": "body"}
        reports.append(event | ids)
    return reports


def _numeral_comments(suggestion: Suggestion) -> list[str]:
    others = [n for n in suggestion.numerals if n["disposition"] != "figure"]
    lines = ["# numerals that are no figures:"] * bool(others)
    for n in others:
        what = f"{n['disposition']} ({n['sure']:.2f} {n['reason']})"
        lines.append(f"#   {n['text']!r} at {n['char_start']}: {what}")
    return lines


def _name_comments(suggestion: Suggestion) -> list[str]:
    unknown = [n for n in suggestion.names if not n["id"]]
    lines = ["# names that no register has as printed:"] * bool(unknown)
    for name in unknown:
        meant = name["did_you_mean"]
        hint = f": did you mean {meant['name']} ({meant['id']})?" if meant else ""
        lines.append(f"#   {name['text']!r} at {name['start']}{hint}")
    return lines
