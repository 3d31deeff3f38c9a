"""Slips in one coded record: each returns the columns it changes, or None where it cannot be made.

The same slip is planted in the first reading, in the second, or in both alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from qantar.mutation import words
from qantar.mutation.workspace import Workspace

Changes = dict[str, object]  # column -> new content; None removes it
Slip = Callable[[Workspace, Random, str, dict], "Changes | None"]  # source and record


def cell(column: str, slip) -> Slip:
    """A slip in the text of one cell."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        new = slip(record.get(column, ""), rng) if record.get(column) else None
        return {column: new} if new and new != record[column] else None

    return change


def cells(columns: tuple[str, ...], slip) -> Slip:
    """The same slip in several cells; those that cannot bear it stay."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        state = rng.getrandbits(32)
        new = {c: slip(record[c], Random(state)) for c in columns if record.get(c)}
        new = {c: text for c, text in new.items() if text and text != record[c]}
        return new or None

    return change


def code(table: str, column: str) -> Slip:
    """Another code, or another entry of the register."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        if not record.get(column):
            return None
        return _changed(column, words.other(space.codes(table, column), record[column], rng))

    return change


def removed(*columns: str, **instead: str) -> Slip:
    """Cells left out that are there; `instead` gives what is then written in others."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        if not record.get(columns[0]):
            return None
        return {**dict.fromkeys(columns), **instead}

    return change


def _changed(column: str, new: str | None) -> Changes | None:
    return {column: new} if new else None


def other_indicator(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """Another indicator of the same unit, so that the unit does not give it away."""
    same = [
        entry.get("indicator")
        for entry in space.seeds.registers["indicators"]
        if entry.get("unit") == record.get("unit")
    ]
    return _changed("indicator", words.other(same, record["indicator"], rng))


def attribution_added(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """The outlet's own voice given to a speaker of the same document."""
    if record.get("stance") != "asserted":
        return None
    coding = space.seeds.codings["first", source]
    spoken = [e for e in coding.figures + coding.reports if e.get("attributed_to")]
    if not spoken:
        return None
    model = rng.choice(spoken)
    return {
        "stance": "attributed",
        "attributed_to": model.get("attributed_to"),
        "attribution_text": model.get("attribution_text"),
    }


def bound_lost(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """`more than` or `about` left out of account."""
    return {"bound": "exact"} if record["bound"] not in ("exact", "vague") else None


def other_words(column: str) -> Slip:
    """Words that stand elsewhere in the document."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        if not record.get(column):
            return None
        text = space.seeds.documents[source].text
        lines = [line for line in text.split("\n") if len(line.split()) > 6]
        line = rng.choice(lines).split()
        at = rng.randrange(len(line) - 4)
        new = " ".join(line[at : at + 4]).strip("|*\"' ")
        return _changed(column, new) if new not in (record[column], "") else None

    return change


def other_figure(column: str) -> Slip:
    """A reference to another figure of the same document."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        ids = [e.get("figure_id") for e in space.seeds.codings["first", source].figures]
        ids = [id_ for id_ in ids if id_ != record["figure_id"]]
        return _changed(column, words.other(ids, record.get(column, ""), rng))

    return change


def other_event(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """Another event, of the same type if there is one: two events become one."""
    if not record.get("event_id"):
        return None
    events = space.seeds.registers["events"]
    alike = [e.get("event_id") for e in events if e.get("event_type") == record.get("event_type")]
    reported = {e.get("event_id") for e in space.seeds.codings["first", source].reports}
    choices = alike if "report_id" in record else sorted(reported)
    return _changed("event_id", words.other(choices, record["event_id"], rng))


def other_quote(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """The quote of another record of the document."""
    coding = space.seeds.codings["first", source]
    quotes = [e.get("quote") for e in coding.figures + coding.reports]
    new = words.other(quotes, record["quote"], rng)
    return {"quote": new, "occurrence": None} if new else None


def shorter_quote(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """A third of the quote cut off, at its end or its beginning."""
    parts = record["quote"].split()
    if len(parts) < 6:
        return None
    cut = len(parts) // 3
    kept = parts[:-cut] if rng.random() < 0.5 else parts[cut:]
    return {"quote": " ".join(kept)}


def other_gloss(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """The rendering of another record of the document."""
    coding = space.seeds.codings["first", source]
    glosses = [e.get("gloss") for e in coding.figures + coding.reports]
    return _changed("gloss", words.other(glosses, record.get("gloss", ""), rng))


def other_numeral(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
    """Another numeral of the quote."""
    found = re.findall(r"\d[\d.,]*\d|\d", record["quote"])
    return _changed("number_text", words.other(found, record["number_text"], rng))


def participant(how: str) -> Slip:
    """A participant dropped, added, or in another role."""

    def change(space: Workspace, rng: Random, source: str, record: dict) -> Changes | None:
        cast = [dict(item) for item in record.get("participants") or []]
        if how != "added" and not cast:
            return None
        if how == "dropped":
            cast.pop(rng.randrange(len(cast)))
        elif how == "added":
            taken = {item["actor_id"] for item in cast}
            actors = [a for a in space.codes("participants", "actor_id") if a not in taken]
            role = rng.choice(space.codes("participants", "role"))
            cast.append({"actor_id": rng.choice(actors), "role": role})
        else:
            item, column = rng.choice(cast), "role" if how == "role" else "actor_id"
            item[column] = words.other(space.codes("participants", column), item[column], rng)
        return {"participants": cast or None}

    return change


DAYS_AS_OF = ("as_of_earliest", "as_of_latest")
DAYS = ("date_earliest", "date_latest")
SPEAKER = ("attributed_to", "via", "attribution_text")

FIGURES: dict[str, Slip] = {
    "value: digits exchanged": cell("value", words.digits_swapped),
    "value: a zero lost": cell("value", words.zero_lost),
    "value: a zero added": cell("value", words.zero_added),
    "value: one digit wrong": cell("value", words.digit_changed),
    "bound changed": code("figures", "bound"),
    "bound word overlooked": bound_lost,
    "unit changed": code("figures", "unit"),
    "indicator changed": other_indicator,
    "population changed": code("figures", "population"),
    "place of figure changed": code("figures", "place_id"),
    "basis of place changed": code("figures", "place_basis"),
    "counting changed": code("figures", "counting"),
    "beginning of period shifted": cell("since", words.day_shifted),
    "moment: day and month exchanged": cells(DAYS_AS_OF, words.day_month_swapped),
    "moment: another year": cells(DAYS_AS_OF, words.other_year),
    "moment: shifted by days": cells(DAYS_AS_OF, words.day_shifted),
    "basis of moment changed": code("figures", "as_of_basis"),
    "attribution of figure dropped": removed(
        "attribution_text", "attributed_to", "via", "stance_text", stance="asserted"
    ),
    "attribution of figure invented": attribution_added,
    "speaker of figure changed": code("figures", "attributed_to"),
    "agency in between dropped": removed("via"),
    "words of attribution moved": other_words("attribution_text"),
    "stance of figure changed": code("figures", "stance"),
    "doubt or rumour made a fact": removed("stance_text", stance="asserted"),
    "part_of dropped": removed("part_of"),
    "part_of redirected": other_figure("part_of"),
    "revision dropped": removed("revises"),
    "revision invented": other_figure("revises"),
    "section of figure changed": code("figures", "section"),
    "event of figure changed": other_event,
    "quote of figure moved": other_quote,
    "numeral moved": other_numeral,
    "number in gloss of figure changed": cell("gloss", words.digit_changed),
    "gloss of another record": other_gloss,
    "words of stance of figure moved": other_words("stance_text"),
    "words of moment moved": other_words("as_of_text"),
}
REPORTS: dict[str, Slip] = {
    "event type changed": code("reports", "event_type"),
    "event merged with another": other_event,
    "stance of report changed": code("reports", "stance"),
    "hearsay made a fact": removed("stance_text", stance="asserted"),
    "attribution of report dropped": removed(
        "attribution_text", "attributed_to", "via", "stance_text", stance="asserted"
    ),
    "attribution of report invented": attribution_added,
    "speaker of report changed": code("reports", "attributed_to"),
    "place of report changed": code("reports", "place_id"),
    "basis of place of report changed": code("reports", "place_basis"),
    "day and month of report exchanged": cells(DAYS, words.day_month_swapped),
    "year of report changed": cells(DAYS, words.other_year),
    "days of report shifted": cells(DAYS, words.day_shifted),
    "basis of date changed": code("reports", "date_basis"),
    "section of report changed": code("reports", "section"),
    "quote of report moved": other_quote,
    "participant dropped": participant("dropped"),
    "participant invented": participant("added"),
    "role of participant changed": participant("role"),
    "participant exchanged": participant("actor"),
    "number in gloss of report changed": cell("gloss", words.digit_changed),
    "gloss of report of another record": other_gloss,
    "words of stance of report moved": other_words("stance_text"),
    "words of date moved": other_words("date_text"),
}
# The quote still stands in the document and still supports the claim.
HARMLESS = {
    "quote of figure shortened": ("figures", shorter_quote),
    "quote of report shortened": ("reports", shorter_quote),
}
