"""The views and macros in SQL give the answers of the functions in Python."""

from datetime import date
from math import isinf

import pytest
from hypothesis import HealthCheck, given, settings
from relate_cases import REGISTERS, claim
from test_relate_properties import claim_lists

from qantar.relate import relate, relation_between, resolve
from qantar.relate.known import known_on
from qantar.relate.settle import WAYS, settle
from qantar.relate.sql_files import sql_scripts
from qantar.relate.toll import toll_by_day
from qantar.relate.views import questions

duckdb = pytest.importorskip("duckdb")

FIGURE_COLUMNS = [
    *("figure_id", "source_id", "section", "indicator", "population", "unit", "place_id"),
    *("place_basis", "counting", "number_text", "bound", "as_of_basis", "attributed_to"),
    *("attribution_text", "stance", "part_of", "revises"),
]
TABLES = f"""
CREATE TABLE figures ({" VARCHAR, ".join(FIGURE_COLUMNS)} VARCHAR, value DOUBLE, lower DOUBLE,
    upper DOUBLE, since DATE, as_of_earliest DATE, as_of_latest DATE, quote VARCHAR, via VARCHAR,
    char_start INTEGER, char_end INTEGER);
CREATE TABLE sources (source_id VARCHAR, document VARCHAR, title VARCHAR, publisher VARCHAR,
    published_earliest DATE, published_latest DATE);
CREATE TABLE indicators (indicator VARCHAR, label VARCHAR, part_of VARCHAR);
CREATE TABLE populations (population VARCHAR, label VARCHAR, facet VARCHAR);
CREATE TABLE population_parts (whole VARCHAR, part VARCHAR);
CREATE TABLE places (place_id VARCHAR, name VARCHAR, part_of VARCHAR);
CREATE TABLE actors (actor_id VARCHAR, name VARCHAR, rank INTEGER, part_of VARCHAR);
CREATE TABLE relations (figure_id VARCHAR, other_figure_id VARCHAR, relation VARCHAR,
    set_id VARCHAR, explanation VARCHAR);
"""


def first_whole(levels, code):
    """The one whole of a code, or None."""
    return next(iter(levels.wholes[code]), None)


def fill_registers(con) -> None:
    """The registers of the tests as tables."""
    r = REGISTERS
    con.execute(TABLES)
    rows = {
        "sources": [
            (s.source_id, None, None, s.publisher, s.published_earliest or None, None)
            for s in r.sources.values()
        ],
        "indicators": [(c, None, first_whole(r.indicators, c)) for c in r.indicators.wholes],
        "populations": [(c, None, r.facets[c]) for c in r.populations.wholes],
        "population_parts": [(w, c) for c, ws in r.populations.wholes.items() for w in ws],
        "places": [(c, None, first_whole(r.places, c)) for c in r.places.wholes],
        "actors": [(c, c, r.ranks.get(c), first_whole(r.actors, c)) for c in r.actors.wholes],
    }
    for table, cells in rows.items():
        con.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(cells[0]))})", cells)
    for _, script in sql_scripts():
        con.execute(script)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as connection:
        fill_registers(connection)
        yield connection


def fill(con, claims) -> None:
    """Claims and their stored relations as tables."""
    con.execute("DELETE FROM figures; DELETE FROM relations")
    names = (*FIGURE_COLUMNS, "value", "lower", "upper", "since", "as_of_earliest", "as_of_latest")
    cells = [
        [getattr(c, name) if getattr(c, name) != "" else None for name in names] for c in claims
    ]
    marks = ",".join("?" * len(names))
    con.executemany(f"INSERT INTO figures ({','.join(names)}) VALUES ({marks})", cells)
    stored = [
        (r.figure_id, r.other_figure_id, r.relation, r.set_id or None, r.explanation)
        for r in relate(claims, REGISTERS)
    ]
    if stored:
        con.executemany("INSERT INTO relations VALUES (?,?,?,?,?)", stored)


def asked(con, query: str) -> list[tuple]:
    return con.execute(query).fetchall()


def day(number: float) -> date | None:
    return None if isinf(number) else date.fromordinal(int(number))


def open_(number: float) -> float | None:
    return None if isinf(number) else number


MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(claims=claim_lists())
@MANY
def test_pair_relations_agree(con, claims):
    """SQL gives another relation of two claims than Python, or turns it round."""
    fill(con, claims)
    resolved = resolve(claims, REGISTERS)
    expected = set()
    for at, one in enumerate(resolved):
        for other in resolved[at + 1 :]:
            row = relation_between(one, other, REGISTERS)
            expected.add((row.figure_id, row.other_figure_id, row.relation, ", ".join(row.differs)))
    found = asked(con, "SELECT figure_id, other_figure_id, relation, differs FROM pair_relations")
    assert set(found) == expected and len(found) == len(expected)


@given(claims=claim_lists())
@MANY
def test_ways_of_settling_agree(con, claims):
    """SQL settles a question otherwise than Python."""
    fill(con, claims)
    expected = {name: set() for name in WAYS}
    beside = set()
    for question in questions(resolve(claims, REGISTERS)):
        key = (*question.scope, question.counting, question.since or None)
        key += (day(question.first), day(question.last))
        answer = settle(question, REGISTERS)
        for name in WAYS:
            found = getattr(answer, name)
            for one in found if isinstance(found, list) else [found]:
                expected[name].add((*key, open_(one.low), open_(one.high), one.figure_ids))
        beside.add((*key, answer.lowest, answer.highest, answer.is_open))
    head = "unit, indicator, population, place_id, counting, CAST(since AS VARCHAR), "
    head += "as_of_earliest, as_of_latest, "
    columns = {
        "range": "low, high, figure_ids",
        "conservative": "low, NULL, figure_ids",
        "latest": "low, high, [figure_id]",
        "majority": "low, high, figure_ids",
    }
    for name, rest in columns.items():
        rows = asked(con, f"SELECT {head}{rest} FROM settle_{name}")
        assert {(*row[:-1], tuple(row[-1])) for row in rows} == expected[name], name
    rows = asked(con, f"SELECT {head}lowest, highest, is_open FROM settled")
    assert set(rows) == beside and len(rows) == len(beside)


@given(claims=claim_lists())
@MANY
def test_growth_and_knowledge_agree(con, claims):
    """SQL lets a toll grow, or a claim be known, on another day than Python."""
    fill(con, claims)
    expected = {
        (*d.scope, day(d.day), open_(d.low), open_(d.high), open_(d.floor), d.growth, d.figure_ids)
        for d in toll_by_day(resolve(claims, REGISTERS))
    }
    rows = asked(
        con,
        "SELECT unit, indicator, population, place_id, day, low, high, floor, growth, figure_ids "
        "FROM toll_by_day",
    )
    assert {(*row[:-1], tuple(row[-1])) for row in rows} == expected
    for on in (date(2022, 1, 5), date(2022, 1, 7)):
        rows = asked(con, f"SELECT figure_id, known FROM known_on('{on}')")
        assert dict(rows) == known_on(on, claims, REGISTERS.sources)


def test_lookups(con):
    """The macros do not find stored and computed relations of a figure."""
    claims = [
        claim("whole", 100),
        claim("part", 70, population="police", source_id="b", stance="rumour"),
        claim("other", 60, population="civilians", source_id="b", stance="rumour"),
        claim("far", 60, place_id="city", population="women", on=9),
    ]
    fill(con, claims)
    one = asked(con, "SELECT relation, set_id FROM relation('whole', 'part')")
    assert one == [("part_exceeds_whole", "whole.other")]
    computed = asked(con, "SELECT relation, differs FROM relation('far', 'part')")
    assert computed == [("different_scope", "population, place_id, as_of")]
    around = asked(con, "SELECT related_figure_id, relation FROM related('whole') ORDER BY ALL")
    assert around == [
        ("far", "compatible"),
        ("other", "part_exceeds_whole"),
        ("part", "part_exceeds_whole"),
    ]
    ((phrase, relations),) = asked(con, "SELECT phrase, relations FROM trace('whole')")
    assert phrase.startswith("“100” (injured, persons, country; the outlet itself in a;")
    assert [row["figure_id"] for row in relations] == ["other", "part", "far"]


def test_every_view_says_what_a_row_is():
    """A view or macro has no comment that says what one row is."""
    for name, script in sql_scripts():
        pieces = script.split("CREATE OR REPLACE ")[:-1]
        for piece in pieces:
            comment = [line for line in piece.splitlines() if line.startswith("--")]
            assert any(line.startswith("-- One row:") for line in comment), name
