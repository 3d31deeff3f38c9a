"""The summaries of relations: what differs and why, how tolls grew, four ways of settling."""

import csv

import duckdb
import pytest

from qantar.duck.database import load
from qantar.project import Project
from qantar.relate.conflicts import conflicts
from qantar.relate.published import read_published
from qantar.schemas.tableschema import load_schemas
from qantar.summaries.definitions import read_summaries
from qantar.summaries.table import fetch

KILLED = "persons killed persons kazakhstan cumulative as of 2022-01-09 2022-01-09"
FORCES = "persons killed security_forces kazakhstan cumulative as of 2022-01-06 2022-01-06"
ARRESTED = "persons arrested persons kazakhstan cumulative as of 2022-01-09 2022-01-09"


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def summary(root, name):
    return table(root / "data" / "summary" / f"{name}.csv")


def ids(row):
    """All figures that a row names."""
    columns = ("figure_ids", "one_figure_ids", "other_figure_id")
    return {name for column in columns for name in row.get(column, "").split()}


@pytest.fixture
def asked(root):
    """The rows of a summary, after statements have changed the tables in memory."""
    project = Project(root)
    found = read_summaries(project.schemas / "summaries", load_schemas(project.schemas))
    queries = {summary.name: summary for summary in found}

    def ask(name, *statements):
        with duckdb.connect() as con:
            load(con, root / "data")
            for statement in statements:
                con.execute(statement)
            return fetch(con, queries[name])

    return ask


@pytest.mark.parametrize("name", ["claims_that_differ", "toll_growth", "ways_of_settling"])
def test_numbers_lead_to_figures(root, name):
    """Protects the way back: a number without the id of its figure, or with one that is none."""
    known = {row["figure_id"] for row in table(root / "data" / "figures.csv")}
    for row in summary(root, name):
        assert ids(row) <= known
        assert ids(row) or row["number"] == "none"


@pytest.mark.parametrize(
    ("one", "other", "relation", "why"),
    [
        pytest.param("> 500", "> 100", "tension", "at least 501", id="injured civilians"),
        pytest.param("225", "164", "revises", "corrects the second", id="dead"),
        pytest.param("> 2,200", "> 1,000", "revises", "same speaker", id="injured"),
        pytest.param("120 + 100 + 80 = 300", "≈ 400", "leaves_remainder", "60 to 140", id="looted"),
        pytest.param("2,000 + 300 + 100 = 2,400", "2,700", "leaves_remainder", "300", id="troops"),
        pytest.param(
            "90 + 16 + 7 + 5 + 2 + 1 = 121", "> 120", "sums_to", "meet the total", id="burned"
        ),
        pytest.param("≥ 13", "18", "compatible", "both can be true", id="dead security forces"),
        pytest.param("> 350", "> 200", "different_scope", "population, place", id="police"),
    ],
)
def test_differing_numbers_are_explained(root, one, other, relation, why):
    """Protects readers who look up two numbers that stand against each other."""
    rows = {(r["one_number"], r["other_number"]): r for r in summary(root, "claims_that_differ")}
    assert rows[one, other]["relation"] == relation
    assert why in rows[one, other]["why"]


def test_the_same_claims_differ_as_in_conflicts(root):
    """Protects against a summary and a command that disagree on what seems a contradiction."""
    found = conflicts(read_published(root / "data"))
    rumours = {
        r["figure_id"] for r in table(root / "data" / "figures.csv") if "rumour" in r.values()
    }
    expected = {
        (entry["relation"], frozenset(entry["figure_ids"]))
        for entries in found.values()
        for entry in entries
        if not rumours & set(entry["figure_ids"])
    }
    assert {
        (r["relation"], frozenset(ids(r))) for r in summary(root, "claims_that_differ")
    } == expected


def test_what_excludes_each_other_comes_first(asked):
    """Protects against a contradiction that stands below what only seems to be one."""
    first = "southfront-200-police-officers-injured"
    second = "rossi-748-security-forces-injured"
    rows = asked(
        "claims_that_differ",
        "UPDATE figures SET lower = 801, value = 800 WHERE figure_id = '" + first + "'",
        f"INSERT INTO relations VALUES ('{first}', '{second}', 'contradicts', NULL, 'Why.')",
    )
    assert rows[0]["heading"] == "Cannot be true together"
    assert (rows[0]["one_number"], rows[0]["other_number"]) == ("> 800", "748")
    assert "at least 801 and the second to 748" in rows[0]["why"]


def test_lists_of_rumours_alone_are_left_out(asked):
    """Protects against a row that says that two single victims fall short of 164 dead."""
    victims = "figure_id IN ('taz-a-boy-among-the-victims', 'taz-a-girl-among-the-victims')"
    believed = f"UPDATE figures SET stance = 'attributed' WHERE {victims}"
    assert "1 + 1 = 2" not in {row["one_number"] for row in asked("claims_that_differ")}
    assert "1 + 1 = 2" in {row["one_number"] for row in asked("claims_that_differ", believed)}


def test_growth_is_that_of_the_least_number(root):
    """Protects against growth read off printed numbers, which set no upper limit."""
    injured = [
        r for r in summary(root, "toll_growth") if r["toll_id"].startswith("injured.persons.")
    ]
    assert [(r["number"], r["day"], r["floor"], r["growth"]) for r in injured] == [
        ("> 1,000", "2022-01-06", "1001", ""),
        ("> 2,200", "2022-01-09", "2201", "1200"),
    ]
    assert injured[1]["change"] == "1,200 more than by 6 Jan 2022"


def test_a_number_of_no_known_day_has_no_growth(root):
    """Protects against 61 dead in one day: the correction may be of the same day."""
    found = {r["number"]: r for r in summary(root, "toll_growth") if r["indicator"] == "killed"}
    late = found["225"]
    assert (late["day"], late["earliest"], late["floor"], late["growth"]) == (
        "",
        "2022-01-09",
        "",
        "",
    )
    assert late["change"] == "corrects 164, as the document says"


def test_no_day_of_the_view_is_lost(root):
    """Protects against days that the summary drops; only people at banks are no toll."""
    with duckdb.connect() as con:
        load(con, root / "data")
        found = con.execute(
            "SELECT concat_ws('.', indicator, population, place_id, day) FROM toll_by_day "
            "WHERE indicator <> 'queuing_at_banks'"
        ).fetchall()
    assert {row["toll_id"] for row in summary(root, "toll_growth") if row["day"]} == {
        name for (name,) in found
    }


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        pytest.param(KILLED, ["164–225", "164", "164", "164 or 225"], id="tie"),
        pytest.param(FORCES, ["≥ 13", "13", "≥ 13", "18"], id="least number and exact one"),
        pytest.param(ARRESTED, ["5,220–6,380", "none", "5,220–6,380", "5,220–6,380"], id="about"),
    ],
)
def test_four_ways_stand_side_by_side(root, question, answers):
    """Protects the four answers, worked out by hand from the definitions."""
    rows = [row for row in summary(root, "ways_of_settling") if row["question"] == question]
    assert [row["way"] for row in rows] == ["range", "conservative", "latest", "agreement"]
    assert [row["number"] for row in rows] == answers


def test_every_question_with_a_choice_is_there(root):
    """Protects against a spread that nobody sees, and against rows where nothing is to choose."""
    with duckdb.connect() as con:
        load(con, root / "data")
        found = con.execute("SELECT question, spread, len(figure_ids) FROM settled").fetchall()
    expected = {question for question, spread, claims in found if spread or claims > 1}
    assert {row["question"] for row in summary(root, "ways_of_settling")} == expected
