"""The moment up to which a count runs."""

import re
from datetime import date

from qantar.reading import DateExpression, Quantity, resolve, resolve_moment
from qantar.suggest.context import Context

YEARS = frozenset({"year", "last_year", "this_year", "season", "last_season"})
STATED = frozenset({"date", "night_date", "month", "year", "day", "season"})


def moment_of(
    context: Context,
    quantity: Quantity,
    published_earliest: date | None,
    published_latest: date | None,
) -> dict:
    """The as_of columns of a figure, with `sure` and `reason`.

    The date expression nearest to the number decides; whole years only where nothing finer
    stands in the sentence; without one the count runs to publication.
    """
    resolved = [
        (expression, days)
        for expression in context.dates
        if (days := resolve_moment(expression, published_earliest, published_latest))
    ]
    since = [pair for pair in resolved if _is_beginning(pair[0], context)]
    resolved = [pair for pair in resolved if pair not in since]
    beginning = {"since": since[0][1][0]} if since else {}
    finer = [pair for pair in resolved if pair[0].kind not in YEARS]
    if not (finer or resolved):
        return beginning | {
            "as_of_earliest": published_earliest,
            "as_of_latest": published_latest,
            "as_of_basis": _without_words(published_earliest, published_latest),
            "sure": 0.7 if published_earliest else 0.0,
            "reason": "no words about time",
        }
    expression, days = min(finer or resolved, key=lambda pair: _gap(pair[0], quantity))
    if expression.kind == "last_span":  # the window's beginning is where the count begins
        beginning["since"] = resolve(expression, published_earliest, published_latest)[0]
    return beginning | {
        "as_of_earliest": days[0],
        "as_of_latest": days[1],
        "as_of_basis": basis_of(expression, published_earliest == published_latest),
        "as_of_text": expression.text,
        "as_of_start": expression.start,
        "as_of_end": expression.end,
        "sure": 0.85 if len(finer or resolved) == 1 else 0.6,
        "reason": f"from {expression.text!r}",
    }


def _without_words(earliest: date | None, latest: date | None) -> str | None:
    return None if earliest is None else "publication" if earliest == latest else "inferred"


def _is_beginning(expression: DateExpression, context: Context) -> bool:
    """Whether the date says since when: "seit der Wahl am 9. August"."""
    ahead = context.flat[max(context.sentence.start, expression.start - 60) : expression.start]
    return bool(
        re.search(rf"(?<!\w)(?:{context.claims['since']})(?:\s+[^\W\d_]+){{0,5}}\s+$", ahead)
    )


def _gap(expression: DateExpression, quantity: Quantity) -> int:
    return max(expression.start - quantity.number_end, quantity.number_start - expression.end)


def basis_of(expression: DateExpression, publication_known: bool) -> str:
    """Words resolved against a publication that is itself only an interval are an inference."""
    if expression.kind in STATED:
        return "stated"
    if expression.kind == "relative_day" and expression.fields["offset"] == 0:
        return "publication" if publication_known else "inferred"
    return "relative" if publication_known else "inferred"
