"""Who is said to have said a number, and the words with which the text says so."""

import re
from dataclasses import dataclass
from functools import cache

from qantar import languages
from qantar.reading import Quantity
from qantar.reading.layout import BARRIER
from qantar.suggest.context import Context
from qantar.suggest.registers import Match

AFTER_QUOTATION = 160


@dataclass(frozen=True)
class Attribution:
    """The words at `text[start:end]` and the speaker in them.

    `actor_id` and `via` are ids of the register or None; `speaker` and `via_text` the words.
    Unnamed sources have words without a speaker.
    """

    start: int
    end: int
    actor_id: str | None
    speaker: str
    via: str | None
    via_text: str
    sure: float


@cache
def _patterns(language: str) -> tuple[list[re.Pattern], list[re.Pattern], list[re.Pattern]]:
    data = languages.load(language, "claims")
    say = data["say"]
    named = [re.compile(p.replace("{say}", rf"(?<!\w){say}")) for p in data["attribution"]]
    return named, [re.compile(p) for p in data["unnamed"]], [re.compile(p) for p in data["via"]]


def find_attribution(
    context: Context, quantity: Quantity, of_sentence: Attribution | None
) -> Attribution | None:
    """The attribution of a number: of the quotation it stands in, else of its sentence."""
    if quotation := quotation_around(context, quantity.number_start):
        after = context.flat[quotation[1] : quotation[1] + AFTER_QUOTATION].partition(BARRIER)[0]
        return (
            _find(context, quotation[1], quotation[1] + len(after))
            or _find(context, max(0, quotation[0] - 120), quotation[0])
            or of_sentence
        )
    return of_sentence


def sentence_attribution(context: Context) -> Attribution | None:
    """The attribution of a sentence as a whole."""
    return _find(context, context.sentence.start, context.sentence.end)


def quotation_around(context: Context, position: int) -> tuple[int, int] | None:
    """The direct quotation that holds `position`, if it is longer than a quoted word or two."""
    for opening, closing in context.claims["quotes"]:
        first = context.flat.rfind(opening, 0, position)
        last = context.flat.find(closing, position)
        if first < 0 or last < 0 or closing in context.flat[first + 1 : position]:
            continue
        if BARRIER not in context.flat[first:last] and last - first > 30:
            return first, last + 1
    return None


def _find(context: Context, start: int, end: int) -> Attribution | None:
    named, unnamed, _ = _patterns(context.language)
    passage = context.flat[start:end]
    candidates = []
    for order, pattern in enumerate(named):
        for match in pattern.finditer(passage):
            if found := _named(context, match, start):
                candidates.append((-found.sure, order, found.start, found))
    for pattern in unnamed:
        for match in pattern.finditer(passage):
            at = (start + match.start(), start + match.end())
            candidates.append((-0.6, 99, at[0], Attribution(*at, None, "", None, "", 0.6)))
    return min(candidates, key=lambda c: c[:3])[3] if candidates else None


def _named(context: Context, match: re.Match, offset: int) -> Attribution | None:
    """The attribution of one match; None if its speaker is no one."""
    first, last = _speaker_span(match, offset, context)
    actors = context.registers.lexicons["actors"].find(context.flat, first, last)
    via, via_text = _via(context, match.string, offset)
    best = max(
        (m for m in actors if m.code != via and _is_here(m, context)),
        key=lambda m: (m.end - m.start, -m.start),
        default=None,
    )
    has_lead = bool(match.groupdict().get("lead"))
    speaker = context.flat[first:last].strip()
    if best is None and not _is_someone(speaker, match, context):
        return None
    sure = 0.8 if best else 0.3 if via_text else 0.55
    sure += 0.1 * has_lead
    spans = [match.span(g) for g in ("lead", "verb") if match.groupdict().get(g)]
    start = min(first, *(offset + s for s, _ in spans))
    end = max(last, *(offset + e for _, e in spans))
    text = context.flat[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if match.groupdict().get("verb"):
        particle = re.compile(rf"[^,;:–.]{{0,80}}?\s(?:{context.claims['particles']})(?=[,.;\s])")
        detached = particle.match(context.flat, end)
        end = detached.end() if detached else end
    code = best.code if best else None
    return Attribution(start, end, code, speaker, via, via_text, sure)


def _speaker_span(match: re.Match, offset: int, context: Context) -> tuple[int, int]:
    """Where the speaker stands in the text: without "according to the agency …" behind it, and
    on its own side of any number that the pattern ran across."""
    start, end = match.span("speaker")
    if relayed := re.search(rf"\s(?:{context.claims['relayed']})\s", match.string[start:end]):
        end = start + relayed.start()
    elif ends := list(_end_of_speaker(context).finditer(match.string[start:end])):
        end = start + ends[0].start()
    inner = list(re.finditer(r"[()\[\]]|\s[-–]\s", match.string[start:end]))
    if inner and match.groupdict().get("verb") and match.start("verb") > start:
        start += inner[-1].end()
    first, last = offset + start, offset + end
    numbers = [q for q in context.quantities if first <= q.number_start < last]
    if numbers and match.groupdict().get("verb") and match.start("verb") > start:
        return max(q.noun_end or q.number_end for q in numbers), last
    if numbers:
        return first, min(
            q.number_start if q.bound_start is None else q.bound_start for q in numbers
        )
    return first, last


@cache
def _end_pattern(language: str) -> re.Pattern:
    """What a speaker's name does not contain: a verb, an address."""
    verbs = "|".join(languages.load(language, "claims")["auxiliaries"])
    return re.compile(rf"\s(?:(?:{verbs})(?!\w)|\(?https?)")


def _end_of_speaker(context: Context) -> re.Pattern:
    return _end_pattern(context.language)


def _is_someone(speaker: str, match: re.Match, context: Context) -> bool:
    """Whether words that no register knows can be a speaker: behind a lead ("laut"), or beside
    a verb that is used of saying and nothing else."""
    words = re.findall(context.claims["speaker_words"], speaker)
    if not any(word not in context.claims["not_speakers"] for word in words):
        return False
    verb = match.groupdict().get("verb")
    return not verb or bool(re.match(rf"(?:{context.claims['only_say']})", verb))


def _is_here(actor: Match, context: Context) -> bool:
    """Whether an actor of a country can be meant: "das Innenministerium" is that of the country
    the text is about; a person, or an actor named with the country, is meant anywhere."""
    row = context.registers.rows["actors"][actor.code]
    country = row.get("country")
    if not country or row.get("kind") in ("person", "state"):
        return True
    named = {m.code for m in context.places}
    if context.frame:
        named.add(context.frame)
    return any(context.registers.rows["places"][p].get("country") == country for p in named)


def _via(context: Context, passage: str, offset: int) -> tuple[str | None, str]:
    for pattern in _patterns(context.language)[2]:
        if match := pattern.search(passage):
            found = context.registers.lexicons["actors"].find(
                context.flat, offset + match.start("via"), offset + match.end("via")
            )
            return (found[0].code if found else None), match.group("via")
    return None, ""
