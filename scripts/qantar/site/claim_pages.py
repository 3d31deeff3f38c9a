"""The table of claims and a page for each: its sentence, who says it, its relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qantar.relate.trace import line_of, trace
from qantar.site.dataset import Dataset
from qantar.site.passages import passage
from qantar.site.templating import Templates
from qantar.site.wording import RELATIONS

Row = Mapping[str, object]


def with_chains(data: Dataset) -> list[dict]:
    """The figures, each with its indicator and those that it lies within (`within`)."""
    parents = {r["indicator"]: r["part_of"] for r in data.rows("FROM indicators", "indicators")}
    return [{**row, "within": _chain(row["indicator"], parents)} for row in data.figures]


def _chain(code: str, parents: Mapping[str, str | None]) -> list[str]:
    chain = [code]
    while parents.get(chain[-1]):
        chain.append(parents[chain[-1]])
    return chain


def claim_pages(data: Dataset, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Address and content of the table and of every claim's page."""
    figures = with_chains(data)
    yield "claims.html", _table(figures, data, templates)
    for place, row in enumerate(figures):
        before = figures[place - 1] if place else None
        after = figures[place + 1] if place + 1 < len(figures) else None
        address = f"claims/{row['figure_id']}.html"
        yield address, _page(address, row, (before, after), data, templates)


def _table(figures: Sequence[Row], data: Dataset, templates: Templates) -> bytes:
    labels = {r["indicator"]: r["label"] for r in data.rows("FROM indicators", "indicators")}
    options = {
        "source": [(row["source_id"], row["source"]) for row in data.sources],
        "indicator": sorted(
            {(code, labels[code]) for row in figures for code in row["within"]}, key=_second
        ),
        "population": _labels(figures, data),
        "place": sorted({(r["place_id"], r["place"]) for r in figures}, key=_second),
        "stance": [(code, code) for code in sorted({str(r["stance"]) for r in figures})],
    }
    known = [r[key] for r in figures for key in ("as_of_earliest", "as_of_latest") if r[key]]
    return templates.page(
        "claims.html",
        "claims.html.j2",
        "Claims",
        "Every number of the texts, with who says it, of whom, where and when.",
        scripts=("filter.js",),
        figures=figures,
        options=options,
        span=(min(known), max(known)) if known else ("", ""),
    )


def _labels(figures: Sequence[Row], data: Dataset) -> list[tuple[str, str]]:
    used = {row["population"] for row in figures}
    rows = data.rows("FROM populations", "populations")
    return sorted(
        ((r["population"], r["label"]) for r in rows if r["population"] in used), key=_second
    )


def _second(pair: tuple[str, str]) -> str:
    return pair[1].lower()


def _page(address: str, row: Row, around: tuple, data: Dataset, templates: Templates) -> bytes:
    figure = row["figure_id"]
    related, apart = _relations(figure, data)
    events = {event["event_id"]: event["title"] for event in data.events}
    text = data.published.documents[row["source_id"]]
    spans = (row["char_start"], row["char_end"]), (row["number_start"], row["number_end"])
    return templates.page(
        address,
        "claim.html.j2",
        f"{row['number']} {row['of_whom']}, {row['counted']}",
        f"{row['gloss']} ({row['source']})",
        row=row,
        source=data.by_source[row["source_id"]],
        words=passage(text, *spans, row["language"]),
        line=line_of(data.published, figure),
        event_title=events.get(row["event_id"]),
        relations=related,
        apart=apart,
        previous=around[0],
        next=around[1],
    )


def _relations(figure: str, data: Dataset) -> tuple[list[dict], list[dict]]:
    """What can be compared, sets as one, and what cannot, with the dimensions that differ."""
    related: dict[tuple, dict] = {}
    apart = []
    for found in trace(data.published, figure)["relations"]:
        other = data.by_figure[found["other_figure_id"]]
        if found["relation"] == "different_scope":
            apart.append({"other": other, "differs": found["differs"]})
            continue
        own = (found["relation"], found["set_id"] or other["figure_id"])
        entry = related.setdefault(
            own, {**found, "label": RELATIONS[found["relation"]].capitalize(), "others": []}
        )
        entry["others"].append(other)
    return list(related.values()), apart
