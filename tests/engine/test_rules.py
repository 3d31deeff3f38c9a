"""Protects rules: SQL files whose rows become findings, in a database that reads nothing else."""

import pytest

from qantar.engine import CannotRun, validate

FIELDS = [{"name": "id"}, {"name": "low", "type": "integer"}, {"name": "day", "type": "date"}]
TEXT = "id,low,day\nk1,1,2022-01-01\nk2,12x,2022-01-05\nk3,7,\n"


@pytest.fixture
def run(package, tmp_path):
    """Return a function that runs one rule over a small package and gives the rule findings."""

    def of(sql, **options):
        folder = tmp_path / "rules"
        folder.mkdir(exist_ok=True)
        (folder / "the_rule.sql").write_text(sql, encoding="utf-8")
        path = package({"t.csv": TEXT}, FIELDS, resource={"name": "claims"})
        errors = validate(path, rules=folder, **options).errors
        return [error for error in errors if error.type.startswith("rule")]

    return of


def test_finding(run):
    """A rule's row loses its table, key, field, value, message or other columns."""
    (found,) = run(
        "-- No claim is above five.\nSELECT 'claims' AS table_name, id AS row_key, 'low' AS field,"
        " low AS value, day FROM claims WHERE low > 5"
    )
    assert (found.type, found.resource, found.field, found.value) == ("rule", "claims", "low", "7")
    assert found.key == {"row_key": "k3"} and found.details == {"day": None}
    assert found.rule == "the_rule" and "No claim is above five" in found.message


def test_types(run):
    """Columns come as text, or a cell that is no value of its type as something else."""
    (found,) = run(
        "-- Types.\nSELECT typeof(any_value(low)) AS a, typeof(any_value(day)) AS b,"
        " count(low) AS c, count(*) AS d FROM claims"
    )
    assert found.details == {"a": "BIGINT", "b": "DATE", "c": 2, "d": 3}


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("-- R.\nSELECT * FROM read_csv('t.csv')", id="reads a file"),
        pytest.param("-- R.\nSELECT * FROM '/etc/hostname'", id="reads a path"),
        pytest.param("-- R.\nCOPY claims TO 'out.csv'", id="writes a file"),
        pytest.param("-- R.\nSET enable_external_access = true", id="changes a setting"),
        pytest.param("-- R.\nDROP VIEW claims", id="drops a table"),
        pytest.param("-- R.\nSELECT 1 AS a WHERE false; DELETE FROM claims", id="two statements"),
        pytest.param("-- R.\nSELECT nothing FROM claims", id="unknown column"),
        pytest.param("-- R.\nSELEC", id="no SQL"),
        pytest.param("-- R.", id="nothing"),
        pytest.param("SELECT 1 AS a WHERE false", id="without sentence"),
    ],
)
def test_refused(run, sql, tmp_path):
    """A rule reads or changes more than the tables, or fails with a traceback."""
    assert [found.type for found in run(sql)] == ["rule-error"]
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("large_from", [0, None])
def test_large_and_small_tables_alike(run, monkeypatch, large_from):
    """A rule finds other rows in a table that the database has read itself."""
    monkeypatch.setattr("qantar.engine.large.tables.SMALLEST", 0 if large_from == 0 else 10**9)
    found = run("-- R.\nSELECT id, low, day FROM claims ORDER BY id", large_from=large_from)
    assert [item.details["low"] for item in found] == [1, None, 7]


def test_no_folder(package):
    """Rules that are not there count as kept."""
    with pytest.raises(CannotRun):
        validate(package({"t.csv": TEXT}, FIELDS), rules="nowhere")


PLAIN = [
    "SELECT 'claims' AS table_name, id AS row_key, low FROM claims WHERE low > 5",
    "SELECT id, low AS value FROM claims WHERE NOT (low < 7) OR low IS NULL",
    "SELECT id FROM claims WHERE low IS NOT NULL AND day IS NULL;",
    "SELECT id FROM claims WHERE low <> low OR low >= -3",
]
NOT_PLAIN = [
    "SELECT id FROM claims WHERE id > 'k1'",
    "SELECT id FROM claims WHERE low / 2 > 1",
    "SELECT id, day FROM claims WHERE low > 5",
    "SELECT id FROM claims WHERE low > (SELECT 1)",
    "SELECT id FROM claims JOIN claims AS c USING (id) WHERE low > 1",
    "SELECT count(id) FROM claims WHERE low > 1",
    "SELECT id FROM nothing WHERE low > 1",
    "SELECT id FROM claims WHERE low > 1 ORDER BY id",
]


@pytest.mark.parametrize("sql", PLAIN)
def test_plain_rules_find_the_same(run, sql, monkeypatch):
    """A rule that runs without the large database finds other rows than with it."""
    from qantar.engine import plain_rules, validation

    assert plain_rules.QUERY.fullmatch(sql)
    without = [found.to_dict() for found in run("-- R.\n" + sql)]
    monkeypatch.setattr(validation, "_all_plain", lambda rules, package: False)
    assert [found.to_dict() for found in run("-- R.\n" + sql)] == without != []


@pytest.mark.parametrize("sql", PLAIN + NOT_PLAIN)
def test_what_is_plain(run, sql, monkeypatch):
    """A query that means something else in SQLite is run there."""
    from qantar.engine import plain_rules

    ran = []
    monkeypatch.setattr(plain_rules, "run_plain_rules", lambda *args: ran.append(1) or [])
    run("-- R.\n" + sql)
    assert bool(ran) is (sql in PLAIN)


def test_plain_rules_are_light(package, tmp_path):
    """Two plain rules on a small package load a database library."""
    import subprocess
    import sys

    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "r.sql").write_text("-- R.\nSELECT id FROM claims WHERE low > 5")
    path = package({"t.csv": TEXT}, FIELDS, resource={"name": "claims"})
    code = "import sys; from qantar.engine import validate\n"
    code += f"report = validate({str(path)!r}, rules={str(tmp_path / 'rules')!r})\n"
    code += "assert report.errors[-1].type == 'rule'\nsys.exit('_duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
