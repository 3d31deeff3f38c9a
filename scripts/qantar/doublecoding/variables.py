"""The variables on which two readings are compared, and their values as text.

Quotes, evidence words, glosses and notes are a reader's own and not compared, except that an
attribution must rest on the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from qantar.seeds.codings import participants
from qantar.seeds.entries import Entry
from qantar.seeds.quoting import Quoted

VARIABLES = {
    "figures": (
        *("section", "value", "bound", "unit", "indicator", "population", "place_id"),
        *("place_basis", "counting", "since", "as_of_earliest", "as_of_latest", "as_of_basis"),
        *("attributed_to", "via", "attribution_text", "stance", "part_of", "revises"),
        "event_id",
    ),
    "reports": (
        *("section", "event_type", "event_id", "stance", "attributed_to", "via"),
        *("attribution_text", "place_id", "place_basis", "date_earliest", "date_latest"),
        *("date_basis", "participants"),
    ),
}
# The level of measurement for Krippendorff's alpha; all others are nominal. Days are nominal too: a
# few events years apart would make any disagreement about days look small.
LEVELS = {"value": "ratio"}


def values(
    first: Quoted,
    second: Quoted,
    variable: str,
    figure_ids: Mapping[str, str],
    events: Mapping[str, str],
) -> tuple[str, str]:
    """The two readings of one variable, in the ids of the first reading.

    `figure_ids` and `events` translate ids of the second reading into those of the first.
    """
    if variable == "attribution_text":
        return _words(first, second, variable)
    if variable == "participants":
        return cast(first.entry), cast(second.entry)
    a, b = first.entry.get(variable), second.entry.get(variable)
    if variable in ("part_of", "revises"):
        return a, figure_ids.get(b, b)
    if variable == "event_id":
        return a, events.get(b, b)
    return a, b


def _words(first: Quoted, second: Quoted, variable: str) -> tuple[str, str]:
    a, b = first.entry.get(variable), second.entry.get(variable)
    one, other = first.spans.get(variable), second.spans.get(variable)
    return (a, a) if one and other and one.overlaps(other) else (a, b)


def cast(report: Entry) -> str:
    """The participants of a report as text: `actor: role`, sorted."""
    entries, _ = participants(report)
    return ", ".join(sorted(f"{e.get('actor_id')}: {e.get('role')}" for e in entries))


def parse_cast(text: str) -> list[dict[str, str]]:
    """Participants from the text form of `cast`. Raises ValueError for another form."""
    pairs = []
    for item in filter(None, (part.strip() for part in text.split(","))):
        actor, colon, role = (word.strip() for word in item.partition(":"))
        if not (actor and colon and role):
            raise ValueError(item)
        pairs.append({"actor_id": actor, "role": role})
    return pairs
