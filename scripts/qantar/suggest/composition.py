"""From a text to suggestions: every quantity read, placed, attributed and dated."""

from dataclasses import dataclass, replace
from datetime import date

from qantar.reading import Quantity, find_dates, find_numerals, read_quantities
from qantar.reading.layout import BARRIER, flatten
from qantar.suggest.attribution import Attribution, find_attribution, sentence_attribution
from qantar.suggest.back_references import doubt_in, doubted
from qantar.suggest.context import Context, build_context
from qantar.suggest.counting_articles import counting_articles
from qantar.suggest.datelines import is_dateline
from qantar.suggest.figure_fields import (
    attribution_fields,
    counting_of,
    figure_id,
    printed,
    quote_fields,
    reading_fields,
    section_of,
    unit_of,
)
from qantar.suggest.indicators import guess_indicator
from qantar.suggest.model import FigureSuggestion, Guess
from qantar.suggest.moments import moment_of
from qantar.suggest.places import guess_place, main_country, stated_places, unregistered_place
from qantar.suggest.populations import guess_population
from qantar.suggest.registers import Registers
from qantar.suggest.sentences import split_sentences
from qantar.suggest.stances import stance_of
from qantar.suggest.subsets import whole_of


@dataclass(frozen=True)
class Publication:
    """When the text was published, as an interval of days; both None if unknown."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True)
class Carried:
    """What a sentence can go back to: speaker and place of the one before."""

    said: Attribution | None = None
    place: str | None = None


def sentence_contexts(text: str, language: str, registers: Registers) -> list[Context]:
    """A context for each sentence, with the articles that count among its quantities."""
    flat = flatten(text)
    dates = [d for d in find_dates(text, language) if not is_dateline(text, d)]
    quantities, frame = read_quantities(text, language), main_country(flat, registers)
    contexts = [
        build_context(flat, sentence, language, registers, frame, quantities, dates)
        for sentence in split_sentences(text, language)
    ]
    articles = counting_articles(text, language, contexts)
    return [
        replace(
            context,
            quantities=tuple(
                sorted(
                    (*context.quantities, *(a for a in articles if _inside(a, context))),
                    key=lambda q: q.number_start,
                )
            ),
        )
        for context in contexts
    ]


def _inside(quantity: Quantity, context: Context) -> bool:
    return context.sentence.start <= quantity.number_start < context.sentence.end


def suggest_figures(
    text: str, contexts: list[Context], source: str, publication: Publication
) -> list[FigureSuggestion]:
    """A figure for each quantity, in the order of the text."""
    figures: list[FigureSuggestion] = []
    taken: set[str] = set()
    carried, paragraph = Carried(), 0
    for index, context in enumerate(contexts):
        if (
            index
            and BARRIER in context.flat[contexts[index - 1].sentence.end : context.sentence.start]
        ):
            carried = Carried()
            paragraph = len(figures)
        if doubt := doubt_in(context):
            words, meant = printed(text, *doubt), figures[paragraph:]
            figures[paragraph:] = [doubted(f, words, meant[0]) for f in meant]
        made: dict[int, FigureSuggestion] = {}
        said = sentence_attribution(context)
        for quantity in context.quantities:
            figure = _figure(text, context, quantity, made, said, carried, publication)
            figure.fields["figure_id"] = figure_id(source, figure, taken)
            made[quantity.number_start] = figure
        figures += made.values()
        carried = _carried_on(context, said, list(made.values()))
    return figures


def _carried_on(
    context: Context, said: Attribution | None, made: list[FigureSuggestion]
) -> Carried:
    """What the next sentence of the paragraph may go back to."""
    places = stated_places(context)
    place = made[0].fields["place_id"] if made else places[0].code if places else None
    return Carried(said if said and said.speaker else None, place)


def _figure(
    text: str,
    context: Context,
    quantity: Quantity,
    made: dict[int, FigureSuggestion],
    said: Attribution | None,
    carried: Carried,
    publication: Publication,
) -> FigureSuggestion:
    whole = whole_of(context, quantity)
    whole_figure = made.get(whole[0].number_start) if whole else None
    previous = list(made.values())[-1] if made else None
    indicator = guess_indicator(context, quantity, _guess(whole_figure, "indicator"))
    population = guess_population(
        context,
        quantity,
        indicator,
        _guess(whole_figure, "population"),
        _guess(previous, "population"),
    )
    stance, said = stance_of(
        context, quantity, find_attribution(context, quantity, said), carried.said
    )
    place, place_basis = guess_place(context, quantity, said, carried.place)
    moment = moment_of(context, quantity, publication.earliest, publication.latest)
    sure = {
        "value": Guess(quantity.value, quantity.sure, "a number with no other reading"),
        "indicator": indicator,
        "population": population,
        "place_id": place,
        "attributed_to": Guess(None, said.sure if said else stance.sure, stance.reason),
        "stance": Guess(stance.code, stance.sure, stance.reason),
        "as_of_latest": Guess(None, moment["sure"], moment["reason"]),
    }
    fields = reading_fields(quantity) | quote_fields(text, context, quantity)
    fields |= {
        "indicator": indicator.value,
        "population": population.value,
        "unit": unit_of(context, quantity, indicator),
        "counting": counting_of(context, quantity, indicator),
        "place_id": place.value,
        "place_basis": place_basis or None,
        "place_text": (unregistered_place(context) or (None,))[0],
        "stance": stance.code,
        "stance_text": printed(text, stance.start, stance.end),
        "section": section_of(context),
        "part_of": whole_figure.fields["figure_id"] if whole_figure else None,
        "subset_text": whole[1] if whole else None,
    }
    fields |= attribution_fields(text, said)
    fields |= {k: v for k, v in moment.items() if k not in ("sure", "reason")}
    return FigureSuggestion(fields, sure)


def _guess(figure: FigureSuggestion | None, name: str) -> Guess | None:
    return figure.sure[name] if figure else None


def other_numerals(text: str, language: str, figures: list[FigureSuggestion]) -> list[dict]:
    """Every numeral as a row of the ledger: figure with its id, or what else it is."""
    ids = {f.fields["number_start"]: f.fields["figure_id"] for f in figures}
    rows = []
    for n in find_numerals(text, language, articles=True):
        if n.disposition == "article" and n.start not in ids:
            continue
        rows.append(
            {
                "char_start": n.start,
                "char_end": n.end,
                "text": n.text,
                "disposition": "figure" if n.start in ids else n.disposition,
                "figure_id": ids.get(n.start),
                "sure": n.sure,
                "reason": n.reason,
            }
        )
    return rows
