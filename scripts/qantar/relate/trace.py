"""One claim with its words, its speaker and its relations to all others."""

from collections.abc import Iterator
from difflib import get_close_matches

from qantar.problems import CannotRun
from qantar.seeds.anchors import fold

from .claims import PAIR_RELATIONS, SET_RELATIONS, Relation
from .published import Published
from .solve import relation_between
from .wording import speaker, window

NUMBERS = ("value", "lower", "upper")
# Worst first; what cannot be compared at all comes last.
_ORDER = {
    name: at
    for at, name in enumerate(
        (
            "part_exceeds_whole",
            "contradicts",
            "tension",
            "revises",
            *SET_RELATIONS,
            "repeats",
            "compatible",
            "different_scope",
        )
    )
}


def _cells(row) -> dict[str, object]:
    """A row of figures for JSON: numbers and positions as numbers, empty cells as null."""

    def typed(name: str, text: str):
        if not text:
            return None
        if name in NUMBERS or name.endswith(("_start", "_end")):
            number = float(text)
            return int(number) if number.is_integer() else number
        return text

    return {name: typed(name, text) for name, text in row.items()}


def marked_quote(row) -> str:
    """The quote on one line, with the number between double asterisks."""
    quote, begin = row.get("quote", ""), row.get("char_start", "")
    start, end = row.get("number_start", ""), row.get("number_end", "")
    if begin and start and end:
        at, to = int(start) - int(begin), int(end) - int(begin)
        if 0 <= at < to <= len(quote):
            quote = f"{quote[:at]}**{quote[at:to]}**{quote[to:]}"
    return fold(quote)


def line_of(published: Published, figure_id: str) -> int | None:
    """The line of the document on which the number stands, if the document is at hand."""
    row = published.figures[figure_id]
    text = published.documents.get(row["source_id"])
    start = row.get("number_start", "")
    return text.count("\n", 0, int(start)) + 1 if text is not None and start else None


def _described(published: Published, figure_id: str) -> dict[str, object]:
    claim, row = published.claims[figure_id], published.figures[figure_id]
    source = published.registers.sources.get(row["source_id"])
    return _cells(row) | {
        "quote_marked": marked_quote(row),
        "document": source.document if source else None,
        "line": line_of(published, figure_id),
        "title": (source.title or None) if source else None,
        "claimant": speaker(claim.claimant, published.registers),
        "origin": speaker(claim.origin, published.registers),
        "via_name": published.registers.label("actor", row.get("via", "")) or None,
    }


def _relations(published: Published, figure_id: str) -> Iterator[tuple[str, Relation, bool]]:
    """Every relation of a figure: the other figure, the relation, whether it is stored."""
    paired = set()
    for row in published.relations:
        if figure_id in (row.figure_id, row.other_figure_id):
            other = row.other_figure_id if row.figure_id == figure_id else row.figure_id
            if row.relation in PAIR_RELATIONS:
                paired.add(other)
            yield other, row, True
    own = published.claims[figure_id]
    for other, claim in published.claims.items():
        if other != figure_id and other not in paired:
            yield other, relation_between(own, claim, published.registers), False


def trace(published: Published, figure_id: str) -> dict[str, object]:
    """A figure with its words and every relation, computed ones included, for JSON.

    Keys: `figure` (the row, and where it stands and who said it in words) and `relations` (worst
    first; `differs` and `is_stored` besides the columns). Raises CannotRun if the id is unknown.
    """
    if figure_id not in published.claims:
        near = get_close_matches(figure_id, published.claims, 3, 0.4)
        hint = f" Similar: {', '.join(near)}." if near else ""
        raise CannotRun(f"found no figure “{figure_id}”, expected an id of figures.csv.{hint}")
    found = sorted(
        _relations(published, figure_id), key=lambda r: (_ORDER[r[1].relation], r[1].set_id, r[0])
    )
    return {
        "figure": _described(published, figure_id),
        "relations": [
            {
                "other_figure_id": other,
                "relation": row.relation,
                "set_id": row.set_id,
                "explanation": row.explanation,
                "differs": list(row.differs),
                "is_stored": stored,
            }
            for other, row, stored in found
        ],
    }


def _head(published: Published, figure_id: str, figure: dict) -> list[str]:
    claim = published.claims[figure_id]
    where = figure["document"] or figure["source_id"]
    line = f", line {figure['line']}" if figure["line"] else ""
    title = f" – {figure['title']}" if figure["title"] else ""
    via = f", through {figure['via_name']}" if figure["via_name"] else ""
    words = figure.get("attribution_text")
    said = f" (“{fold(words)}”)" if words else ""
    return [
        figure_id,
        f"  {figure['quote_marked']}",
        f"  {where}{line}{title}",
        f"  said by: {figure['claimant']}{via}{said}; stance: {claim.claim.stance}",
        f"  counts: {window(claim)}",
    ]


def trace_text(published: Published, figure_id: str) -> str:
    """The same for a reader: the sentence with the number marked, then every relation.

    Figures of different scope are listed in one line each, the others explained.
    """
    found = trace(published, figure_id)
    lines, apart, told = _head(published, figure_id, found["figure"]), [], set()
    lines.append("")
    for row in found["relations"]:
        if row["relation"] == "different_scope":
            apart.append(f"  {row['other_figure_id']}: {', '.join(row['differs'])}")
        elif (row["relation"], row["set_id"] or row["other_figure_id"]) not in told:
            told.add((row["relation"], row["set_id"] or row["other_figure_id"]))
            lines += [f"{row['relation']}: {row['other_figure_id']}", f"  {row['explanation']}"]
    if apart:
        lines += ["", "different_scope (with what differs):", *apart]
    return "\n".join(lines) + "\n"
