"""Each rule in `schemas/rules/`: a broken row makes it fire, and the published data keeps it."""

import duckdb
import pytest

from qantar.checks.rules import check_rules, load_tables, read_rules
from qantar.checks.trials import check_trials
from qantar.schemas.tableschema import load_schemas


@pytest.fixture(scope="module")
def rules(root):
    return {rule.name: rule for rule in read_rules(root / "schemas" / "rules")}


@pytest.fixture(scope="module")
def tables(root):
    return load_tables(load_schemas(root / "schemas"), root / "data")


def test_the_published_data_keeps_every_rule(rules, tables):
    """Data that breaks a rule must not be committed."""
    assert check_rules(tables, list(rules.values())) == []


def test_every_rule_fires_on_what_breaks_it(root, rules, tables):
    """A rule that misses what it names protects nothing."""
    problems, count = check_trials(tables, list(rules.values()), root / "schemas" / "rules")
    assert problems == []
    assert count > 2 * len(rules)


def test_trials_leave_the_tables_as_they_were(root, rules, tables):
    """A validation that changes what it validates."""
    before = tables.sql("SELECT * FROM figures ORDER BY ALL").fetchall()
    check_trials(tables, list(rules.values()), root / "schemas" / "rules")
    assert tables.sql("SELECT * FROM figures ORDER BY ALL").fetchall() == before


TRIAL = "UPDATE figures SET upper = lower - 1 WHERE bound = 'exact';"
MUTE = "-- A rule.\nSELECT figure_id FROM figures WHERE false"
SPEAKS = "-- A rule.\nSELECT 'figures' AS table_name FROM figures WHERE upper < lower"


@pytest.mark.parametrize(
    ("rule", "trial", "said"),
    [
        pytest.param(MUTE, TRIAL, "change 1 breaks the rule, which says nothing", id="mute"),
        pytest.param(SPEAKS, None, "nothing tries the rule", id="never tried"),
        pytest.param(SPEAKS, "", "nothing tries the rule", id="empty"),
        pytest.param(SPEAKS, f"{TRIAL} DELETE FROM figures WHERE false;", "2 meets", id="no row"),
        pytest.param(SPEAKS, "UPDATE nothing SET a = 1;", "1 cannot be made", id="wrong change"),
        pytest.param(SPEAKS, TRIAL, None, id="fires"),
    ],
)
def test_a_rule_that_cannot_fire_is_found(tmp_path, tables, rule, trial, said):
    """Somebody empties a rule, and everything holds."""
    (tmp_path / "trials").mkdir()
    (tmp_path / "shape.sql").write_text(rule, encoding="utf-8")
    if trial is not None:
        (tmp_path / "trials" / "shape.sql").write_text(trial, encoding="utf-8")
    problems, _ = check_trials(tables, read_rules(tmp_path), tmp_path)
    assert [said in problem.message for problem in problems] == ([True] if said else [])
    assert all(problem.file == "schemas/rules/trials/shape.sql" for problem in problems)


def test_a_finding_names_row_and_key(rules, tables):
    """A finding without its row would have to be searched for by hand."""
    number, key = tables.execute(
        "SELECT rowid + 2, figure_id FROM figures WHERE bound = 'exact' LIMIT 1"
    ).fetchone()
    tables.execute("BEGIN")
    tables.execute("UPDATE figures SET upper = upper + 1 WHERE figure_id = ?", [key])
    (problem,) = check_rules(tables, [rules["bound_fits_interval"]])
    tables.execute("ROLLBACK")
    assert (problem.resource, problem.row, problem.value) == ("figures", number, "exact")
    assert problem.message.startswith(f"{key}: The interval has the shape of its bound")


def test_rumours_that_exclude_each_other_are_contested(rules, tables):
    """The build and its rule would disagree on an event that only rumours report."""
    tables.execute("BEGIN")
    tables.execute(
        "UPDATE reports SET stance = 'rumour', date_earliest = published_latest, "
        "date_latest = published_latest FROM sources s WHERE s.source_id = reports.source_id "
        "AND event_id = 'belarusian-contingent'"
    )
    tables.execute(
        "UPDATE events SET standing = 'contested' WHERE event_id = 'belarusian-contingent'"
    )
    problems = check_rules(tables, [rules["standing_follows_from_reports"]])
    tables.execute("ROLLBACK")
    assert problems == []


def test_rules_cannot_leave_the_tables(root):
    """A rule from elsewhere could read or write the files of whoever runs it."""
    con = load_tables(load_schemas(root / "schemas"), root / "data")
    with pytest.raises(duckdb.PermissionException):
        con.execute("SELECT * FROM read_csv('datapackage.json')")
    with pytest.raises(duckdb.Error):
        con.execute("SET enable_external_access = true")
