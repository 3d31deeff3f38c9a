"""Faults in what was decided between the readings, and in the coded half of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation import words
from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace, written

Edit = Callable[[Workspace, Random, str, dict], "str | None"]  # changes the content, says how


def kinds() -> Iterator[Kind]:
    for name, edit, misleads in (
        ("decision turned round", decision_turned, True),
        ("decided value changed", decided_value, True),
        ("readings misquoted in a settlement", misquoted, False),
        ("reason of a settlement emptied", no_reason, False),
        ("settlement removed", removed("differences"), True),
        ("settlement doubled", doubled("differences"), False),
        ("correction removed", removed("corrections"), True),
        ("corrected value changed", corrected_value, True),
        ("correction invented", invented, True),
        ("kept record dropped, or dropped one kept", keep_turned, True),
        ("record of one reading undecided", removed("only_one_reading"), True),
        ("event of a kept record changed", kept_event, True),
    ):
        yield Kind(name, "settlements", misleads, _plant("settled", edit))
    for name, edit, misleads in (
        ("disposition changed", disposition, True),
        ("row of the ledger left out", removed("numerals"), True),
        ("row of the ledger doubled", doubled("numerals"), False),
        ("quote of the ledger moved", ledger_quote, True),
        ("numeral of the ledger invented", ledger_invented, True),
        ("note of a disposition removed", ledger_note, False),
    ):
        yield Kind(name, "ledger", misleads, _plant("numerals", edit))


def _plant(folder: str, edit: Edit) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        source = rng.choice(space.seeds.source_ids)
        name = f"seeds/coding/{folder}/{source}.yaml"
        if name not in space.files:
            return None
        content = space.read(name)
        said = edit(space, rng, source, content)
        return Fault(f"{source}: {said}", {name: written(content)}) if said else None

    return plant


def _drawn(content: dict, section: str, rng: Random) -> dict | None:
    items = content.get(section) or []
    return rng.choice(items) if items else None


def removed(section: str) -> Edit:
    def edit(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
        item = _drawn(content, section, rng)
        if item is None:
            return None
        content[section].remove(item)
        return f"removed: {_shown(item)}"

    return edit


def doubled(section: str) -> Edit:
    def edit(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
        item = _drawn(content, section, rng)
        if item is None:
            return None
        content[section].append(dict(item))
        return f"twice: {_shown(item)}"

    return edit


def _shown(item: dict) -> str:
    return str(item.get("records") or item.get("text"))[:80]


def decision_turned(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, "differences", rng)
    if item is None or item["decision"] == "other":
        return None
    item["decision"] = "second" if item["decision"] == "first" else "first"
    return f"{item['variable']} of {', '.join(item['records'])}: now {item['decision']}"


def decided_value(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    items = [i for i in content.get("differences") or [] if i["variable"] in _CODED]
    if not items:
        return None
    item = rng.choice(items)
    record, pair = rng.choice(list(item["records"].items()))
    table = _table(space, source, record)
    value = words.other(space.codes(table, item["variable"]), pair[0], rng)
    if value is None or value in pair:
        return None
    item["decision"], item["value"] = "other", value
    return f"{item['variable']} of {record}: other, {value}"


_CODED = ("place_basis", "as_of_basis", "date_basis", "stance", "event_type", "section", "counting")


def _table(space: Workspace, source: str, record: str) -> str:
    coding = space.seeds.codings["first", source]
    return "figures" if any(e.get("figure_id") == record for e in coding.figures) else "reports"


def misquoted(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, "differences", rng)
    if item is None:
        return None
    pair = item["records"][rng.choice(list(item["records"]))]
    pair.reverse()
    return f"{item['variable']}: {pair}"


def no_reason(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, rng.choice(("differences", "only_one_reading")), rng)
    if item is None:
        return None
    item["reason"] = rng.choice(("", "clear", "see text"))
    return f"reason {item['reason']!r}"


def corrected_value(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, "corrections", rng)
    if item is None:
        return None
    slip = words.day_shifted if item["variable"].startswith(("date", "as_of")) else None
    if slip and "basis" not in item["variable"]:
        value = slip(item["value"], rng)
    else:
        table = _table(space, source, item["records"][0])
        value = _other_code(space, table, item["variable"], item["value"], rng)
    if not value or value == item["was"]:
        return None
    item["value"] = value
    return f"{item['variable']} of {', '.join(item['records'])}: now {value}"


def _other_code(space: Workspace, table: str, column: str, than: str, rng: Random) -> str | None:
    try:
        return words.other(space.codes(table, column), than, rng)
    except (KeyError, StopIteration):  # no column, or neither codes nor a register
        return None


def invented(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    """A correction of what is right, with a reason that says nothing of the text."""
    table = rng.choice(("figures", "reports"))
    pairs = space.comparison.alignments[source, table].pairs
    if not pairs:
        return None
    record = rng.choice(pairs)[0].entry
    column = rng.choice(_CORRECTED[table])
    was = record.get(column)
    if column.endswith(("earliest", "latest")):
        value = words.day_shifted(was, rng)
    elif column == "value":
        value = words.digit_changed(was, rng)
    else:
        value = _other_code(space, table, column, was, rng) if was else None
    key = "figure_id" if table == "figures" else "report_id"
    id_ = record.get(key)
    if not value or _is_settled(content, column, id_):
        return None
    item = {"variable": column, "was": was, "value": value, "reason": "It was read wrongly twice."}
    content.setdefault("corrections", []).append({**item, "records": [id_]})
    return f"{column} of {id_}: {was} → {value}"


_CORRECTED = {
    "figures": (
        *("value", "bound", "indicator", "population", "place_id", "counting", "stance"),
        *("as_of_earliest", "attributed_to", "section"),
    ),
    "reports": ("event_type", "place_id", "stance", "date_earliest", "attributed_to", "section"),
}


def _is_settled(content: dict, column: str, record: str) -> bool:
    items = [*(content.get("differences") or []), *(content.get("corrections") or [])]
    return any(item["variable"] == column and record in item["records"] for item in items)


def keep_turned(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, "only_one_reading", rng)
    if item is None:
        return None
    item["decision"] = "drop" if item["decision"] == "keep" else "keep"
    return f"{', '.join(item['records'])}: {item['decision']}"


def kept_event(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    items = [i for i in content.get("only_one_reading") or [] if i.get("events")]
    if not items:
        return None
    events = rng.choice(items)["events"]
    record = rng.choice(list(events))
    known = [entry.get("event_id") for entry in space.seeds.registers["events"]]
    events[record] = words.other(known, events[record], rng)
    return f"{record}: {events[record]}"


def disposition(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    item = _drawn(content, "numerals", rng)
    if item is None:
        return None
    item["disposition"] = words.other(
        space.codes("numerals", "disposition"), item["disposition"], rng
    )
    return f"{item['text']}: {item['disposition']}"


def ledger_quote(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    items = content.get("numerals") or []
    if len(items) < 2:
        return None
    one, two = rng.sample(items, 2)
    if one["quote"] == two["quote"]:
        return None
    one["quote"] = two["quote"]
    return f"{one['text']}: {one['quote']}"


def ledger_invented(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    text = space.seeds.documents[source].text
    words_ = [w for w in set(text.split()) if w.isalpha() and len(w) > 6 and text.count(w) == 1]
    word = rng.choice(sorted(words_))
    content["numerals"].append({"text": word, "quote": word, "disposition": "quantifier"})
    return word


def ledger_note(space: Workspace, rng: Random, source: str, content: dict) -> str | None:
    items = [item for item in content.get("numerals") or [] if item.get("note")]
    if not items:
        return None
    item = rng.choice(items)
    del item["note"]
    return f"{item['text']} ({item['disposition']})"
