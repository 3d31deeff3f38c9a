"""Every occurrence of every registered form of an actor's name, found in the documents.

A form matches as a whole word, also as the first part of a hyphenated word (`Nasarbajew-Ära`). The
longest form wins where several overlap. `only` restricts a form to the quotes given; `not_meant`
lists occurrences that mean something else, with the reason. A form, quote or exception that matches
nothing is a problem: the register describes these documents and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from qantar.problems import Problem
from qantar.seeds.anchors import Anchors, Span
from qantar.seeds.documents import Document
from qantar.seeds.entries import Entry
from qantar.seeds.yamlfile import Mapping as YamlMapping
from qantar.seeds.yamlfile import Text


@dataclass(frozen=True, eq=False)
class Place:
    """Words of a document in which a form is meant, or is not."""

    actor: Entry
    source_id: str
    quote: str
    line: int


@dataclass(frozen=True, eq=False)
class Form:
    """A spelling of an actor's name and where it is meant; everywhere if `only` is empty."""

    actor: Entry
    text: str
    line: int
    only: tuple[Place, ...] = ()


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
    exceptions, found = _exceptions(actors)
    problems += found
    places = [place for form in forms for place in form.only] + exceptions
    spans = {place: _spans(place, anchors) for place in places}
    hits: list[Hit] = []
    used: set[Form | Place] = set()
    for source_id, document in documents.items():
        matches = list(_matches(forms, source_id, document, anchors, spans))
        excluded = set()
        for form, span in matches:
            out = [p for p in exceptions if p.actor is form.actor]
            out = _holding(span, source_id, out, spans)
            used.update([*out, *_holding(span, source_id, form.only, spans)])
            excluded |= {(form, span)} if out else set()
        for form, span in _longest(matches):
            used.add(form)
            if (form, span) not in excluded:
                hits.append(Hit(source_id, form.actor.get("actor_id"), span))
    problems += [_unused(form) for form in forms if form not in used and not form.only]
    problems += [_idle(place, spans[place]) for place in places if place not in used]
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
    text, only = item["text"], item["only"]
    if not isinstance(text, Text) or not isinstance(only, list) or not only:
        return None
    if not all(_is_place(where, {"source", "quote"}) for where in only):
        return None
    return Form(actor, str(text), item.line, tuple(_place(actor, where) for where in only))


def _is_place(where: object, keys: set[str]) -> bool:
    return (
        isinstance(where, YamlMapping)
        and set(where) == keys
        and all(isinstance(text, Text) and text for text in where.values())
    )


def _place(actor: Entry, where: YamlMapping) -> Place:
    return Place(actor, str(where["source"]), str(where["quote"]), where.line)


def _exceptions(actors: Iterable[Entry]) -> tuple[list[Place], list[Problem]]:
    exceptions: list[Place] = []
    problems: list[Problem] = []
    for actor in actors:
        written = actor.extra.get("not_meant") or []
        for where in written if isinstance(written, list) else [written]:
            if _is_place(where, {"source", "quote", "reason"}):
                exceptions.append(_place(actor, where))
            else:
                message = f"an exception of {actor.get('actor_id')} lacks source, quote or reason"
                problem = actor.problem("forms", message, "write these three", "not_meant")
                problems.append(replace(problem, line=getattr(where, "line", problem.line)))
    return exceptions, problems


def _spans(place: Place, anchors: Mapping[str, Anchors]) -> list[Span]:
    return anchors[place.source_id].find(place.quote) if place.source_id in anchors else []


def _matches(forms, source_id, document, anchors, spans):
    whole = Span(0, len(document.text))
    for form in forms:
        for span in anchors[source_id].find_word(form.text, whole):
            if not form.only or _holding(span, source_id, form.only, spans):
                yield form, span


def _holding(span: Span, source_id: str, places: Iterable[Place], spans) -> list[Place]:
    """The places that contain a span."""
    return [
        place
        for place in places
        if place.source_id == source_id and any(_inside(span, where) for where in spans[place])
    ]


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


def _idle(place: Place, found: list[Span]) -> Problem:
    actor_id = place.actor.get("actor_id")
    if found:
        type_, message = "unused-form", f"no form of {actor_id} stands in the quote {place.quote!r}"
        remedy = "remove what no longer applies, or correct the quote"
    else:
        type_ = "quote-not-found"
        message = f"the quote {place.quote!r} for {actor_id} does not stand in {place.source_id!r}"
        remedy = "copy it exactly from the document, or correct the source"
    file = place.actor.file
    return Problem(
        type_, message, remedy, file, place.line, "actors", field="forms", value=place.quote
    )
