"""The dataset's views and macros, on the published tables."""

import duckdb
import pytest

from qantar.duck.database import load
from qantar.duck.scripts import read_definitions

NAMED = ["casualties", "damage", "troops", "timeline", "claims_by_source", "said_by", "only_here"]


@pytest.fixture(scope="module")
def con(root):
    with duckdb.connect() as con:
        load(con, root / "data")
        yield con


@pytest.mark.parametrize("name", NAMED)
def test_first_questions_have_a_view(con, name):
    """Protects the names that the README gives, their rows and the comment that explains a row."""
    comment = con.execute(
        "SELECT comment FROM duckdb_views() WHERE view_name = ?", [name]
    ).fetchall()
    assert comment[0][0].startswith("One row: ")
    assert con.execute(f"SELECT count(*) > 0 FROM {name}").fetchall() == [(True,)]


def test_every_definition_of_the_schemas_is_loaded(con, root):
    """Protects against a file in schemas/views/ that load.sql leaves out."""
    query = (
        "SELECT view_name FROM duckdb_views() WHERE NOT internal UNION "
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal"
    )
    loaded = {name for (name,) in con.execute(query).fetchall()}
    assert {d.name for d in read_definitions(root / "schemas" / "views")} <= loaded


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        pytest.param("'exact', 13, 13, 13, '13'", "13", id="exact"),
        pytest.param("'more_than', 2200, 2201, NULL, '2.200'", "> 2,200", id="more than"),
        pytest.param("'at_least', 13, 13, NULL, '13'", "≥ 13", id="at least"),
        pytest.param("'at_most', 50, NULL, 50, '50'", "≤ 50", id="at most"),
        pytest.param("'less_than', 50, NULL, 49, '50'", "< 50", id="less than"),
        pytest.param("'about', 3.5, 3, 4, '3,5'", "≈ 3.5", id="about"),
        pytest.param("'between', NULL, 50, 60, '50 bis 60'", "50–60", id="between"),
        pytest.param("'vague', NULL, 12, NULL, 'Dutzende'", "Dutzende", id="vague"),
    ],
)
def test_bounds_are_readable(con, arguments, shown):
    """Protects against a number that stands without its bound."""
    assert con.execute(f"SELECT readable_figure({arguments})").fetchall() == [(shown,)]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        pytest.param("DATE '2022-01-09', DATE '2022-01-09'", "9 Jan 2022", id="day"),
        pytest.param("DATE '2022-01-05', DATE '2022-01-06'", "5–6 Jan 2022", id="month"),
        pytest.param("DATE '2022-01-31', DATE '2022-02-01'", "31 Jan – 1 Feb 2022", id="months"),
        pytest.param(
            "DATE '2021-12-31', DATE '2022-01-02'", "31 Dec 2021 – 2 Jan 2022", id="years"
        ),
        pytest.param(
            "DATE '2021-01-05', DATE '2022-01-06'", "5 Jan 2021 – 6 Jan 2022", id="a year"
        ),
        pytest.param("DATE '2022-01-09', NULL", "from 9 Jan 2022", id="open end"),
        pytest.param("NULL, DATE '2022-01-09'", "until 9 Jan 2022", id="open beginning"),
        pytest.param("NULL, NULL", None, id="unknown"),
    ],
)
def test_days_are_readable(con, days, shown):
    """Protects against intervals that read as one day."""
    assert con.execute(f"SELECT readable_days({days})").fetchall() == [(shown,)]


@pytest.mark.parametrize(
    ("view", "condition"),
    [
        (
            "casualties",
            "indicator IN ('killed', 'injured', 'hospitalised', 'intensive_care', 'arrested')",
        ),
        ("damage", "indicator IN ('burned', 'destroyed', 'looted')"),
        ("troops", "indicator = 'deployed'"),
    ],
)
def test_views_leave_no_figure_out(con, view, condition):
    """Protects against a join that loses or doubles figures."""
    query = (
        f"SELECT figure_id FROM figures WHERE {condition} EXCEPT ALL SELECT figure_id FROM {view}"
    )
    assert con.execute(query).fetchall() == []
    query = f"SELECT count(figure_id) - count(DISTINCT figure_id) FROM {view}"
    assert con.execute(query).fetchall() == [(0,)]


def test_counts_by_source_add_up(con):
    """Protects against stances that the overview of the sources does not count."""
    query = """
      SELECT source_id FROM claims_by_source
      WHERE figures + reports <> asserted + attributed_to_named + attributed_to_unnamed + hedged
        + rumour + doubted + denied + forecast
    """
    assert con.execute(query).fetchall() == []


def test_quoted_claims_are_all_there(con):
    """Protects against attributed claims without a row in said_by."""
    claims = "(FROM figures SELECT attribution_text UNION ALL FROM reports SELECT attribution_text)"
    query = (
        f"SELECT (SELECT sum(claims) FROM said_by) - (SELECT count(attribution_text) FROM {claims})"
    )
    assert con.execute(query).fetchall() == [(0,)]


def test_only_here_means_one_source(con):
    """Protects against the claim that something is reported by one document alone."""
    query = """
      SELECT o.figure_id FROM only_here AS o JOIN figures AS f
      ON (f.indicator, f.population, f.place_id) = (o.indicator, o.population, o.place_id)
      WHERE f.source_id <> o.source_id
      UNION ALL
      SELECT o.event_id FROM only_here AS o JOIN reports AS r
      ON r.event_id = o.event_id WHERE o.kind = 'event' AND r.source_id <> o.source_id
    """
    assert con.execute(query).fetchall() == []


def test_enums_stay_out_of_unions(con):
    """Protects users of DuckDB 1.1, where a view that unites an enum with NULL changes its type."""
    query = """
      SELECT c.table_name, c.column_name FROM duckdb_columns() AS c JOIN duckdb_views() AS v
      ON v.view_name = c.table_name
      WHERE NOT v.internal AND starts_with(c.data_type, 'ENUM') AND contains(v.sql, 'UNION ALL')
        AND c.table_name IN ('troops', 'only_here')
    """
    assert con.execute(query).fetchall() == []
