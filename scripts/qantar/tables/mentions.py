"""Every occurrence of every registered form of an actor's name, found in the documents.

A form matches as a whole word, also as the first part of a hyphenated word (`Nasarbajew-Ära`). The
longest form wins where several overlap. `only` restricts a form to the quotes given; `not_meant`
lists occurrences that mean something else, with the reason. A form, quote or exception that matches
nothing is a problem: the register describes these documents and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qantar.problems import Problem
from qantar.seeds.anchors import Anchors, Span
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry
from qantar.seeds.yamlfile import Mapping as YamlMapping


@dataclass(frozen=True, eq=False)
class Form:
    """A spelling of an actor's name and where it is meant."""

    actor: Entry
    text: str
    line: int
    only: tuple[tuple[str, str], ...] = ()  # (source, quote)


@dataclass(frozen=True)
class Hit:
    """One occurrence of a form."""

    source_id: str
    actor_id: str
    span: Span


def find_mentions(
    actors: Iterable[Entry], documents: Mapping[str, Document], anchors: Mapping[str, Anchors]
) -> tuple[list[Hit], list[Problem]]:
    """All mentions in document order, and what in the register matches nothing."""
    forms, problems = _forms(actors)
    excluded, found = _excluded(actors, anchors)
    problems += found
    allowed: dict[Form, dict[str, list[Span]]] = {}
    for form in forms:
        if form.only:
            allowed[form], found = _allowed(form, anchors)
            problems += found
    hits: list[Hit] = []
    used: set[Form] = set()
    for source_id, document in documents.items():
        for form, span in _longest(_matches(forms, source_id, document, anchors, allowed)):
            used.add(form)
            out = excluded.get((form.actor.get("actor_id"), source_id), [])
            if not any(_inside(span, where) for where in out):
                hits.append(Hit(source_id, form.actor.get("actor_id"), span))
    problems += [_unused(form) for form in forms if form not in used]
    return hits, problems


def _forms(actors: Iterable[Entry]) -> tuple[list[Form], list[Problem]]:
    forms: list[Form] = []
    problems: list[Problem] = []
    for actor in actors:
        written = actor.extra.get("forms")
        if not isinstance(written, list) or not written:
            message = f"{actor.get('actor_id')} has no list of forms"
            problems.append(
                actor.problem("forms", message, "list every spelling that occurs", "forms")
            )
            continue
        for item in written:
            form = _form(actor, item)
            if form:
                forms.append(form)
            else:
                message = f"a form of {actor.get('actor_id')} is neither text nor {{text, only}}"
                problems.append(actor.problem("forms", message, "correct it", "forms"))
    return forms, problems


def _form(actor: Entry, item: object) -> Form | None:
    if isinstance(item, str) and item:
        return Form(actor, str(item), getattr(item, "line", actor.line))
    if not isinstance(item, YamlMapping) or set(item) != {"text", "only"} or not item["text"]:
        return None
    only = item["only"]
    if not isinstance(only, list) or not all(_is_place(where) for where in only):
        return None
    places = tuple((str(where["source"]), str(where["quote"])) for where in only)
    return Form(actor, str(item["text"]), item.line, places)


def _is_place(where: object) -> bool:
    return (
        isinstance(where, YamlMapping) and {"source", "quote"} <= set(where) and all(where.values())
    )


def _excluded(
    actors: Iterable[Entry], anchors: Mapping[str, Anchors]
) -> tuple[dict[tuple[str, str], list[Span]], list[Problem]]:
    spans: dict[tuple[str, str], list[Span]] = {}
    problems: list[Problem] = []
    for actor in actors:
        for where in actor.extra.get("not_meant") or []:
            if not _is_place(where) or not where.get("reason"):
                message = f"an exception of {actor.get('actor_id')} lacks source, quote or reason"
                problems.append(actor.problem("forms", message, "write all three", "not_meant"))
                continue
            source = str(where["source"])
            found = anchors[source].find(where["quote"]) if source in anchors else []
            if not found:
                problems.append(_no_quote(actor, where["quote"], source, where.line))
            spans.setdefault((actor.get("actor_id"), source), []).extend(found)
    return spans, problems


def _allowed(
    form: Form, anchors: Mapping[str, Anchors]
) -> tuple[dict[str, list[Span]], list[Problem]]:
    spans: dict[str, list[Span]] = {}
    problems: list[Problem] = []
    for source, quote in form.only:
        found = anchors[source].find(quote) if source in anchors else []
        if not found:
            problems.append(_no_quote(form.actor, quote, source, form.line))
        spans.setdefault(source, []).extend(found)
    return spans, problems


def _matches(forms, source_id, document, anchors, allowed):
    whole = Span(0, len(document.text))
    for form in forms:
        if form.only and source_id not in allowed[form]:
            continue
        for span in anchors[source_id].find_word(form.text, whole):
            if not form.only or any(_inside(span, where) for where in allowed[form][source_id]):
                yield form, span


def _longest(matches) -> list[tuple[Form, Span]]:
    """Of overlapping matches the longest; a form restricted to a place goes before an open one."""
    taken: list[tuple[Form, Span]] = []
    ranked = sorted(matches, key=lambda m: (m[1].start - m[1].end, not m[0].only, m[1].start))
    for form, span in ranked:
        if not any(span.overlaps(other) for _, other in taken):
            taken.append((form, span))
    return sorted(taken, key=lambda match: match[1].start)


def _inside(span: Span, where: Span) -> bool:
    return where.start <= span.start and span.end <= where.end


def mention_rows(hits: Iterable[Hit], documents: Mapping[str, Document]) -> list[dict[str, str]]:
    """Rows of the table `mentions`; the id is source, actor and running number in the document."""
    rows: list[dict[str, str]] = []
    counts: dict[tuple[str, str], int] = {}
    for hit in hits:
        key = (hit.source_id, hit.actor_id)
        counts[key] = counts.get(key, 0) + 1
        rows.append(
            {
                "mention_id": f"{hit.source_id}-{hit.actor_id}-{counts[key]}",
                "source_id": hit.source_id,
                "actor_id": hit.actor_id,
                "text": documents[hit.source_id].text[hit.span.start : hit.span.end],
                "char_start": str(hit.span.start),
                "char_end": str(hit.span.end),
            }
        )
    return rows


def _unused(form: Form) -> Problem:
    message = f"the form {form.text!r} of {form.actor.get('actor_id')} occurs in no document"
    return Problem(
        "unused-form",
        message,
        "remove it, or correct its spelling; forms are the spellings that occur",
        form.actor.file,
        form.line,
        "actors",
        field="forms",
        value=form.text,
    )


def _no_quote(actor: Entry, quote: str, source: str, line: int) -> Problem:
    message = f"the quote {quote!r} for {actor.get('actor_id')} does not stand in {source!r}"
    remedy = "copy it exactly from the document, or correct the source"
    return Problem(
        "quote-not-found", message, remedy, actor.file, line, "actors", field="forms", value=quote
    )
