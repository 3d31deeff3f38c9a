"""Where an indefinite article counts: "ein Tankwagen" in a list, "eine Person starb"."""

import re

from qantar.reading import Quantity, find_numerals, read_quantity
from qantar.suggest.context import Context
from qantar.suggest.subsets import is_marked_part

LIST_GAP = 45


def counting_articles(text: str, language: str, contexts: list[Context]) -> list[Quantity]:
    """Articles that count beside other numbers or count people of whom something is reported."""
    articles = [
        n for n in find_numerals(text, language, articles=True) if n.disposition == "article"
    ]
    found = []
    for article in articles:
        context = next((c for c in contexts if _holds(c, article.start)), None)
        if context is None:
            continue
        quantity = read_quantity(text, article.start, article.end, language)
        if _counts(context, quantity):
            found.append(quantity)
    return found


def _holds(context: Context, position: int) -> bool:
    return context.sentence.start <= position < context.sentence.end


def _counts(context: Context, quantity: Quantity) -> bool:
    if is_marked_part(context, quantity):  # "darunter ein 15-Jähriger"
        return True
    if quantity.noun_start is None:
        return False
    tests = (_is_indicator_noun, _in_list, _is_victim)
    return any(test(context, quantity) for test in tests)


def _is_indicator_noun(context: Context, quantity: Quantity) -> bool:
    """ "ein Toter": the noun names both who is counted and what happened to them."""
    span = (quantity.noun_start, quantity.noun_end)
    return any((m.start, m.end) == span for m in context.indicators) and any(
        (m.start, m.end) == span for m in context.populations
    )


def _in_list(context: Context, quantity: Quantity) -> bool:
    """ "fünf Müllwagen und ein Tankwagen": only a noun and a conjunction lie between."""
    conjunction = context.claims["conjunctions"][0]
    for other in context.quantities:
        if other.noun_end is None or other.noun_carried:
            continue
        # a comma before the article may also begin a new clause
        joint = rf"\s*,?\s+{conjunction}\s+"
        if quantity.number_start < other.number_start:
            joint += r"|\s*,\s+"
        first, second = sorted((other, quantity), key=lambda q: q.number_start)
        between = context.flat[first.noun_end : second.bound_start or second.number_start]
        if len(between) < LIST_GAP and re.fullmatch(joint, between):
            return True
    return False


def _is_victim(context: Context, quantity: Quantity) -> bool:
    """ "Ein Polizist wurde getötet": a registered kind of people, and the predicate follows."""
    named = any(m.start <= quantity.noun_start < m.end for m in context.populations)
    if not named or context.flat[quantity.noun_end :].startswith(","):
        return False
    behind = [m for m in context.indicators if m.start >= quantity.noun_end]
    if not behind or behind[0].start >= context.right_limit(quantity):
        return False
    between = context.flat[quantity.noun_end : behind[0].start]
    return len(between) < 80 and not re.search(r"[,;:–(]", between)
