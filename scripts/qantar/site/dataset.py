"""The published tables as the pages need them: rows as dictionaries, in the order of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import duckdb

from qantar.duck.database import load
from qantar.problems import CannotRun
from qantar.project import Project
from qantar.relate.published import Published, read_published

Row = Mapping[str, object]
SHORT = 14  # letters: a longer name of a source gives way to its id in tables and charts
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")

_FIGURES = """
SELECT f.*, r.source, r.counted, r.of_whom, r.place, r.number, r.said_by, r.said_via,
  s.language, s.document
FROM readable_figures AS r JOIN figures AS f USING (figure_id)
JOIN sources AS s ON s.source_id = f.source_id
ORDER BY f.counting = 'single', f.as_of_earliest NULLS LAST, f.as_of_latest NULLS LAST,
  f.source_id, f.number_start
"""
_SOURCES = """
SELECT s.*, n.source, c.figures, c.reports, c.speakers, c.asserted, c.events, c.events_only_here
FROM sources AS s JOIN source_names AS n ON n.source_id = s.source_id
LEFT JOIN claims_by_source AS c ON c.source_id = s.source_id
ORDER BY s.published_earliest, s.published_latest, s.source_id
"""
_REPORTS = """
SELECT r.*, s.language FROM readable_reports AS r JOIN sources AS s USING (source_id)
ORDER BY source_id, event_id, report_id
"""
_EVENTS = """
SELECT t.* EXCLUDE (sources), p.latitude, p.longitude, w.title AS whole,
  (SELECT list(DISTINCT r.source_id ORDER BY r.source_id) FROM reports AS r
   WHERE r.event_id = t.event_id) AS sources
FROM timeline AS t LEFT JOIN places AS p USING (place_id)
LEFT JOIN events AS w ON w.event_id = t.part_of
ORDER BY coalesce(t.date_earliest, t.date_latest) NULLS LAST,
  coalesce(t.date_latest, t.date_earliest), t.event_id
"""


@dataclass(frozen=True)
class Dataset:
    """Rows of the published tables; `published` answers how any two claims stand to one another."""

    con: duckdb.DuckDBPyConnection
    published: Published
    figures: Sequence[Row]
    reports: Sequence[Row]
    events: Sequence[Row]
    sources: Sequence[Row]

    @cached_property
    def by_figure(self) -> Mapping[str, Row]:
        return {row["figure_id"]: row for row in self.figures}

    @cached_property
    def by_source(self) -> Mapping[str, Row]:
        return {row["source_id"]: row for row in self.sources}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each source in the order of publication: its shape and colour."""
        return {row["source_id"]: number for number, row in enumerate(self.sources)}

    def rows(self, query: str, what: str) -> list[dict[str, object]]:
        """The rows of a query. Raises CannotRun, naming `what`, where DuckDB refuses it."""
        try:
            return _rows(self.con, query)
        except duckdb.Error as error:
            raise CannotRun(f"{what}: {error}") from None


def _rows(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, object]]:
    cursor = con.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def read_dataset(project: Project, singular: Mapping[str, str]) -> Dataset:
    """The tables in `data/`; `singular` labels populations whose number is one.

    Raises CannotRun where the tables, or views the site needs, are missing.
    """
    con = duckdb.connect()
    try:
        load(con, project.data)
        found = [_rows(con, query) for query in (_FIGURES, _REPORTS, _EVENTS, _SOURCES)]
    except (duckdb.Error, OSError) as error:
        raise CannotRun(f"data/ does not load for the site: {error}. Run `qantar build`.") from None
    figures, reports, events, sources = found
    for row in sources:
        row["short"] = row["source"] if len(row["source"]) <= SHORT else row["source_id"]
    names = {row["source_id"]: row["short"] for row in sources}
    for row in (*figures, *reports):
        row["short"] = names[row["source_id"]]
    for row in figures:
        if row["bound"] == "exact" and row["value"] == 1:
            row["of_whom"] = singular.get(row["population"], row["of_whom"])
    for row in events:
        row["source_names"] = [names[source] for source in row["sources"]]
    published = read_published(project.data, project.documents)
    return Dataset(con, published, figures, reports, events, sources)


def plain(label: object) -> str:
    """A label without what it adds in brackets."""
    return str(label).partition(" (")[0]


def days(first: date | None, last: date | None, year: bool = True) -> str:
    """One or two days as people write them: 9 January 2022; 5–6 January 2022; until 9 May 2022.

    Without `year`, days of one year are written without it.
    """
    years = {day.year for day in (first, last) if day}
    words = _days(first, last)
    return words if year or len(years) > 1 else words.replace(f" {min(years, default='')}", "")


def _days(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "no day"
    if first is None or last is None:
        return f"from {_day(first)} on" if first else f"until {_day(last)}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
