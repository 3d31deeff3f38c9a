"""A later sentence that speaks of the numbers before it: "these figures are exaggerated"."""

import re
from dataclasses import replace

from qantar.suggest.context import Context
from qantar.suggest.model import FigureSuggestion, Guess


def doubt_in(context: Context) -> tuple[int, int] | None:
    """The span of a sentence that calls the numbers before it doubtful, or None."""
    if context.quantities:
        return None
    passage = context.flat[context.sentence.start : context.sentence.end]
    doubted = "|".join(map(re.escape, context.claims["doubted"]))
    if not re.search(context.claims["refers_back"], passage):
        return None
    if not re.search(rf"(?<!\w)(?:{doubted})(?!\w)", passage, re.IGNORECASE):
        return None
    return context.sentence.start, context.sentence.end


def doubted(figure: FigureSuggestion, words: str, first: FigureSuggestion) -> FigureSuggestion:
    """The figure marked as doubted; "these figures" are someone's, so one without a speaker
    takes that of the first figure meant."""
    fields = figure.fields | {"stance": "doubted", "stance_text": words}
    if not fields.get("attribution_text"):
        for name in ("attributed_to", "speaker", "via", "attribution_text", "attribution_start",
                     "attribution_end"):  # fmt: skip
            if name in first.fields:
                fields[name] = first.fields[name]
    stance = Guess("doubted", 0.6, "a later sentence doubts these numbers")
    return replace(figure, fields=fields, sure=figure.sure | {"stance": stance})
