"""Faults in the source documents, as they are and with their hashes registered anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from random import Random

from qantar.mutation import words
from qantar.mutation.kind import Fault, Kind, Plant
from qantar.mutation.workspace import Workspace, written

SOURCES = "seeds/registers/sources.yaml"
Edit = Callable[[Workspace, Random, str, bytes], bytes | None]  # source and bytes


def kinds() -> Iterator[Kind]:
    for name, edit in EDITS.items():
        yield Kind(f"document: {name}", "documents", True, _plant(edit, anew=False))
    for name, edit in EDITS.items():
        # What stands outside of every quote and numeral is what the document says from then on.
        misleads = name in QUOTED
        yield Kind(
            f"document: {name}, hash registered anew",
            "documents re-hashed",
            misleads,
            _plant(edit, anew=True),
        )
    yield Kind("document: missing", "documents", True, _missing)
    yield Kind("document: a stray file", "documents", False, _stray)
    yield Kind("documents exchanged, with their hashes", "documents re-hashed", True, _exchanged)


def _plant(edit: Edit, anew: bool) -> Plant:
    def plant(space: Workspace, rng: Random) -> Fault | None:
        sources = space.read(SOURCES)
        source = rng.choice(sources)
        name = f"seeds/documents/{source['document']}"
        before = space.files[name]
        after = edit(space, rng, source["source_id"], before)
        if after is None or after == before:
            return None
        files = {name: after}
        if anew:
            source["sha256"] = hashlib.sha256(after).hexdigest()
            files[SOURCES] = written(sources)
        return Fault(f"{source['source_id']}: {_where(before, after)}", files)

    return plant


def _where(before: bytes, after: bytes) -> str:
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    old, new = (raw[at : at + 24].decode("utf-8", errors="replace") for raw in (before, after))
    return f"at byte {at}: {old!r} → {new!r}"


def _spans(space: Workspace, source: str) -> list[tuple[int, int]]:
    tables = space.checked.tables
    rows = [r for t in ("figures", "reports") for r in tables[t] if r["source_id"] == source]
    return [(int(row["char_start"]), int(row["char_end"])) for row in rows]


def in_quote(slip) -> Edit:
    """A slip in one of the quoted passages."""

    def edit(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes | None:
        text = raw.decode("utf-8")
        start, end = rng.choice(_spans(space, source))
        new = slip(text[start:end], rng)
        return (text[:start] + new + text[end:]).encode("utf-8") if new else None

    return edit


def in_figure(slip) -> Edit:
    """A slip in the numeral of a figure."""

    def edit(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes | None:
        text = raw.decode("utf-8")
        rows = [r for r in space.checked.tables["figures"] if r["source_id"] == source]
        if not rows:
            return None
        row = rng.choice(rows)
        start, end = int(row["number_start"]), int(row["number_end"])
        new = slip(text[start:end], rng)
        return (text[:start] + new + text[end:]).encode("utf-8") if new else None

    return edit


def other_numeral(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes | None:
    """A numeral that is no figure, with another digit."""
    text = raw.decode("utf-8")
    rows = [
        r
        for r in space.checked.tables["numerals"]
        if r["source_id"] == source and r["disposition"] != "figure" and r["text"].isdigit()
    ]
    if not rows:
        return None
    row = rng.choice(rows)
    start, end = int(row["char_start"]), int(row["char_end"])
    new = words.digit_changed(text[start:end], rng)
    return (text[:start] + new + text[end:]).encode("utf-8")


def _word_lost(text: str, rng: Random) -> str | None:
    parts = text.split(" ")
    if len(parts) < 3:
        return None
    parts.pop(rng.randrange(len(parts)))
    return " ".join(parts)


def numeral_added(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes | None:
    """A sentence with a count that nobody has coded."""
    text = raw.decode("utf-8")
    ends = [match.end() for match in re.finditer(r"[.!?] (?=[A-ZÄÖÜ])", text)]
    if not ends:
        return None
    at, number = rng.choice(ends), rng.randrange(20, 900)
    return (text[:at] + f"Weitere {number} Menschen wurden verletzt. " + text[at:]).encode("utf-8")


def line_lost(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes | None:
    lines = raw.split(b"\n")
    long = [i for i, line in enumerate(lines) if len(line) > 60]
    lines.pop(rng.choice(long))
    return b"\n".join(lines)


def truncated(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes:
    text = raw.decode("utf-8")
    return text[: rng.randrange(len(text) // 3, len(text) * 2 // 3)].encode("utf-8")


def blank_added(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes:
    """White space that shifts what follows; no word differs."""
    text = raw.decode("utf-8")
    at = rng.choice([match.start() for match in re.finditer(" ", text)])
    return (text[:at] + " " + text[at:]).encode("utf-8")


def bytes_broken(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + b"\xff" + raw[at + 1 :]


def _latin(space: Workspace, rng: Random, source: str, raw: bytes) -> bytes:
    return raw.decode("utf-8").encode("cp1252", errors="replace")


EDITS: dict[str, Edit] = {
    "digits of a figure exchanged": in_figure(words.digits_swapped),
    "a zero lost in a figure": in_figure(words.zero_lost),
    "one digit of a figure wrong": in_figure(words.digit_changed),
    "one digit of another numeral wrong": other_numeral,
    "a word lost in a quote": in_quote(_word_lost),
    "a homoglyph in a quote": in_quote(words.homoglyph),
    "a sentence with a count added": numeral_added,
    "a line lost": line_lost,
    "truncated": truncated,
    "a blank added": blank_added,
    "CRLF": lambda space, rng, source, raw: raw.replace(b"\n", b"\r\n"),
    "BOM": lambda space, rng, source, raw: b"\xef\xbb\xbf" + raw,
    "invalid UTF-8": bytes_broken,
    "saved as cp1252": _latin,
}
# With the hash registered anew these contradict what the codings say of the words.
QUOTED = {
    "digits of a figure exchanged",
    "a zero lost in a figure",
    "one digit of a figure wrong",
    "one digit of another numeral wrong",
    "a word lost in a quote",
    "a homoglyph in a quote",
    "a sentence with a count added",
    "truncated",
    "invalid UTF-8",
    "saved as cp1252",
}


def _missing(space: Workspace, rng: Random) -> Fault:
    name = rng.choice(space.read(SOURCES))["document"]
    return Fault(f"{name} removed", {f"seeds/documents/{name}": None})


def _stray(space: Workspace, rng: Random) -> Fault:
    name = f"{rng.randrange(900):03}_a_sixth_text.txt"
    return Fault(f"{name} added", {f"seeds/documents/{name}": b"Zwei Tote.\n"})


def _exchanged(space: Workspace, rng: Random) -> Fault:
    sources = space.read(SOURCES)
    one, other = rng.sample(sources, 2)
    for key in ("document", "sha256"):
        one[key], other[key] = other[key], one[key]
    return Fault(f"{one['source_id']} and {other['source_id']}", {SOURCES: written(sources)})
