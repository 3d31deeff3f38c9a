"""Faults in the registers: sources, actors and their names, places, codes and events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation import words
from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace, written

Edit = Callable[[Workspace, Random, list], "str | None"]  # changes the entries, says how
KEY = {
    "sources": "source_id",
    "actors": "actor_id",
    "places": "place_id",
    "indicators": "indicator",
    "populations": "population",
    "event_types": "event_type",
    "events": "event_id",
}

TEXTS = (  # names and meanings, which nothing else repeats
    *(("actors", "name"), ("places", "name"), ("events", "title")),
    *(("indicators", "label"), ("indicators", "definition")),
    *(("populations", "label"), ("populations", "definition")),
    *(("event_types", "label"), ("event_types", "definition")),
)


def kinds() -> Iterator[Kind]:
    for table, name, edit, misleads in _edits():
        yield Kind(name, "registers", misleads, _plant(table, edit))
    yield Kind("a published id withdrawn", "registers", False, _withdrawn)


def _edits() -> Iterator[tuple[str, str, Edit, bool]]:
    for table in KEY:
        one = table.removesuffix("s").replace("_", " ")
        yield table, f"{one} removed", removed, True
        yield table, f"{one} doubled", doubled, False
        yield table, f"id of {one} renamed", renamed(KEY[table]), False
    for column in ("published_earliest", "published_latest"):
        slips = (("day and month exchanged", words.day_month_swapped),)
        slips += (("another year", words.other_year), ("shifted by days", words.day_shifted))
        for name, slip in slips:
            yield "sources", f"{column}: {name}", slipped(column, slip), True
    yield "sources", "basis of publication changed", coded("sources", "published_basis"), True
    yield "sources", "language changed", value("language", "en"), True
    yield "sources", "words of orientation altered", slipped("orientation_evidence", _word), True
    yield "sources", "hash altered", slipped("sha256", words.digit_changed), False
    yield "actors", "spelling of a name altered", form, True
    yield "actors", "spelling of a name left out", form_left_out, True
    yield "actors", "spelling given to another actor", form_moved, True
    yield "actors", "exception of a name left out", without("not_meant"), True
    yield "actors", "actor part of another", other_entry("actors", "part_of"), True
    yield "actors", "kind of actor changed", coded("actors", "kind"), True
    yield "actors", "country of actor changed", value("country", "RU"), True
    yield "actors", "rank of actor changed", value("rank", "9"), False
    yield "places", "place part of another", other_entry("places", "part_of"), True
    yield "places", "latitude and longitude exchanged", coordinates, True
    yield "places", "coordinate shifted", slipped("latitude", words.digit_changed), True
    yield "places", "coordinate dropped", without("latitude"), True
    yield "places", "country of place changed", value("country", "RU"), True
    yield "places", "kind of place changed", coded("places", "kind"), True
    yield "places", "geonames id altered", slipped("geonames_id", words.digits_swapped), True
    yield "indicators", "unit of indicator changed", coded("indicators", "unit"), True
    yield "indicators", "indicator part of another", other_entry("indicators", "part_of"), True
    yield "indicators", "indicator no longer part", without("part_of"), True
    yield "populations", "population no longer part", without("part_of"), True
    yield "populations", "population part of another", population_moved, True
    yield "populations", "facet changed", slipped("facet", _word), True
    yield "populations", "population in a circle", population_circle, True
    yield "events", "type of event changed", other_entry("events", "event_type"), True
    yield "events", "place of event changed", other_place, True
    yield "events", "place of event dropped", without("place_id"), True
    yield "events", "event part of another", other_entry("events", "part_of"), True
    yield "events", "event no longer part", without("part_of"), True
    yield "events", "event part of itself", own_part, True
    yield "events", "title of event emptied", without("title"), True
    yield "event_types", "definition of event type emptied", without("definition"), True
    for column in ("title", "author", "publisher", "orientation"):
        yield "sources", f"{column} of source reworded", slipped(column, _word), True
    yield "sources", "address of source invented", given("url", "https://example.org/a"), True
    yield "sources", "source translated from nowhere", given("translated_from", "fr"), True
    for table, column in TEXTS:
        one = table.removesuffix("s").replace("_", " ")
        yield table, f"{column} of two {one}s exchanged", exchanged(column), True
    yield "actors", "role of actor reworded", slipped("role", _word), True


def _plant(table: str, edit: Edit) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        name = f"seeds/registers/{table}.yaml"
        entries = space.read(name)
        said = edit(space, rng, entries)
        return Fault(said, {name: written(entries)}) if said else None

    return plant


def _name(entry: dict) -> str:
    return next((entry[key] for key in KEY.values() if key in entry), "")


def removed(space: Workspace, rng: Random, entries: list) -> str:
    entry = rng.choice(entries)
    entries.remove(entry)
    return f"{_name(entry)} removed"


def doubled(space: Workspace, rng: Random, entries: list) -> str:
    entry = rng.choice(entries)
    entries.append(dict(entry))
    return f"{_name(entry)} twice"


def renamed(key: str) -> Edit:
    def edit(space: Workspace, rng: Random, entries: list) -> str:
        entry = rng.choice(entries)
        entry[key] += "-x"
        return f"now {entry[key]}"

    return edit


def slipped(column: str, slip) -> Edit:
    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        before = entry.get(column, "")
        after = slip(before, rng) if before else None
        if not after or after == before:
            return None
        entry[column] = after
        return f"{_name(entry)}: {column} {before} → {after}"

    return edit


def _word(text: str, rng: Random) -> str | None:
    parts = text.split(" ")
    i = rng.randrange(len(parts))
    parts[i] = parts[i][::-1] if len(parts[i]) > 1 else parts[i] + "x"
    return " ".join(parts)


def coded(table: str, column: str) -> Edit:
    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        if not space.schemas[table].by_name[column].codes:
            known = sorted({e[column] for e in entries if e.get(column)})
        else:
            known = space.codes(table, column)
        new = words.other(known, entry.get(column, ""), rng)
        if new is None or not entry.get(column):
            return None
        before, entry[column] = entry[column], new
        return f"{_name(entry)}: {column} {before} → {new}"

    return edit


def value(column: str, new: str) -> Edit:
    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        if entry.get(column) in (None, "", new):
            return None
        before, entry[column] = entry[column], new
        return f"{_name(entry)}: {column} {before} → {new}"

    return edit


def given(column: str, new: str) -> Edit:
    """A value where the text gives none."""

    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        if entry.get(column):
            return None
        entry[column] = new
        return f"{_name(entry)}: {column} {new}"

    return edit


def exchanged(column: str) -> Edit:
    """The texts of two entries in each other's place."""

    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        one, two = rng.sample(entries, 2)
        one[column], two[column] = two.get(column, ""), one.get(column, "")
        return f"{column} of {_name(one)} and {_name(two)}" if one[column] != two[column] else None

    return edit


def without(column: str) -> Edit:
    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        if not entry.get(column):
            return None
        return f"{_name(entry)}: {column} {entry.pop(column)!r} left out"

    return edit


def other_entry(table: str, column: str) -> Edit:
    """A reference to another entry: of the same register, or of the one that it refers to."""

    def edit(space: Workspace, rng: Random, entries: list) -> str | None:
        entry = rng.choice(entries)
        new = words.other(space.codes(table, column), entry.get(column, ""), rng)
        if new is None or new == _name(entry):
            return None
        before = entry.get(column)
        entry[column] = new
        return f"{_name(entry)}: {column} {before} → {new}"

    return edit


def other_place(space: Workspace, rng: Random, entries: list) -> str | None:
    return other_entry("events", "place_id")(space, rng, entries)


def own_part(space: Workspace, rng: Random, entries: list) -> str:
    entry = rng.choice(entries)
    entry["part_of"] = entry["event_id"]
    return f"{entry['event_id']} part of itself"


def form(space: Workspace, rng: Random, entries: list) -> str | None:
    """Two letters of a spelling exchanged."""
    entry = rng.choice(entries)
    at = [i for i, item in enumerate(entry["forms"]) if isinstance(item, str) and len(item) > 4]
    if not at:
        return None
    i = rng.choice(at)
    text = entry["forms"][i]
    j = rng.randrange(1, len(text) - 2)
    if text[j] == text[j + 1]:
        return None
    entry["forms"][i] = text[:j] + text[j + 1] + text[j] + text[j + 2 :]
    return f"{entry['actor_id']}: {text} → {entry['forms'][i]}"


def form_left_out(space: Workspace, rng: Random, entries: list) -> str | None:
    entry = rng.choice(entries)
    if len(entry["forms"]) < 2:
        return None
    item = rng.choice(entry["forms"])
    entry["forms"].remove(item)
    return f"{entry['actor_id']}: {item}"


def form_moved(space: Workspace, rng: Random, entries: list) -> str | None:
    one, two = rng.sample(entries, 2)
    item = rng.choice(one["forms"])
    one["forms"].remove(item)
    two["forms"].append(item)
    return f"{item}: {one['actor_id']} → {two['actor_id']}" if one["forms"] else None


def coordinates(space: Workspace, rng: Random, entries: list) -> str | None:
    entry = rng.choice(entries)
    if not entry.get("latitude"):
        return None
    entry["latitude"], entry["longitude"] = entry["longitude"], entry["latitude"]
    return f"{entry['place_id']}: {entry['latitude']}, {entry['longitude']}"


def population_moved(space: Workspace, rng: Random, entries: list) -> str | None:
    entry = rng.choice(entries)
    names = [e["population"] for e in entries if e is not entry and e["facet"] == entry["facet"]]
    new = [words.other(names, (entry.get("part_of") or [""])[0], rng)]
    if not new[0]:
        return None
    before, entry["part_of"] = entry.get("part_of"), new
    return f"{entry['population']}: part_of {before} → {new}"


def population_circle(space: Workspace, rng: Random, entries: list) -> str | None:
    entry = rng.choice([e for e in entries if e.get("part_of")])
    whole = next(e for e in entries if e["population"] == entry["part_of"][0])
    whole["part_of"] = [*(whole.get("part_of") or []), entry["population"]]
    return f"{whole['population']} part of {entry['population']}"


def _withdrawn(space: Workspace, rng: Random) -> Fault:
    row = rng.choice(space.checked.tables["figures"])
    entry = {"id": row["figure_id"], "table": "figures", "version": "0.1.0", "reason": "A slip."}
    name = "seeds/registers/withdrawn.yaml"
    return Fault(f"{row['figure_id']} withdrawn", {name: written([entry])})
