"""What may be asked: questions, and nothing that writes, leaves the dataset or never ends."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from qantar.duck.database import open_current
from qantar.query.guarded import answer


@dataclass(frozen=True)
class Asked:
    sql: str
    format: str = "csv"
    seconds: float = 10.0
    max_rows: int | None = None
    width: int | None = None


@pytest.fixture(scope="module")
def con(root, tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "data.duckdb"
    with open_current(path, root / "data", {"memory_limit": "200MB", "threads": "2"}) as con:
        yield con


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "FROM figures LIMIT 1",
        "WITH a AS (SELECT 1) SELECT * FROM a;",
        "-- a remark\nSELECT ';' -- another",
        "VALUES (1)",
        "DESCRIBE casualties",
        "SHOW TABLES",
        "SUMMARIZE figures",
        "EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE SELECT 1",
        "PIVOT figures ON source_id USING count(*)",
        "SELECT * FROM query('SELECT 1')",
    ],
)
def test_questions_are_answered(con, sql):
    """Protects users against a guard that refuses what is harmless."""
    found = answer(con, Asked(sql))
    assert (found.code, found.err) == (0, "")
    assert found.out


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM figures",
        "INSERT INTO population_parts VALUES ('a', 'b')",
        "UPDATE figures SET value = 0",
        "DROP VIEW casualties",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE TEMP MACRO m() AS 1",
        "EXPLAIN ANALYZE DELETE FROM figures",
        "COPY figures TO 'x.csv'",
        "EXPLAIN ANALYZE COPY figures TO 'x.csv'",
        "EXPORT DATABASE 'x'",
        "ATTACH 'x.db'",
        "DETACH data",
        "USE memory",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 1",
        "SET VARIABLE a = 1",
        "RESET memory_limit",
        "PRAGMA database_list",
        "CALL enable_logging()",
        "FROM enable_logging(storage = 'file', storage_path = 'x')",
        "CHECKPOINT",
        "BEGIN TRANSACTION",
        "PREPARE p AS SELECT 1",
        "SELECT 1; SELECT 2",
        "",
        "-- nothing",
    ],
)
def test_everything_else_is_refused(con, sql):
    """Protects the tables and the session: no statement changes anything."""
    found = answer(con, Asked(sql))
    assert (found.code, found.out) == (1, "")
    assert found.err


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_csv('{file}')",
        "FROM read_text('{file}')",
        "FROM read_blob('{file}')",
        "FROM read_json('{file}')",
        "FROM glob('{file}')",
        "FROM '{file}'",
        "FROM query('FROM read_text(''{file}'')')",
        "SELECT (SELECT content FROM read_text('{file}'))",
        "FROM read_csv('https://example.org/a.csv')",
        "FROM parquet_scan('s3://bucket/a')",
        "SELECT getenv('HOME')",
        "FROM Asked",
    ],
)
def test_nothing_but_the_dataset_is_read(con, tmp_path, sql):
    """Protects files, network, environment and Python objects of who runs the query."""
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n42\n")
    found = answer(con, Asked(sql.format(file=secret)))
    assert (found.code, found.out) == (1, "")
    assert "42" not in found.err


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        pytest.param("SELECT * FROM figurs", 'Did you mean "figures"', id="table"),
        pytest.param("SELECT indicatr FROM figures", '"indicator"', id="column"),
        pytest.param("SELECT suum(value) FROM figures", 'Did you mean "sum"', id="function"),
        pytest.param("SELCT 1", "SELCT: did you mean SELECT", id="keyword"),
        pytest.param(
            "SELECT 1 FROM figures WHER value = 1", "did you mean WHERE", id="second keyword"
        ),
    ],
)
def test_errors_mark_the_place_and_name_what_is_near(con, sql, said):
    """Protects users against an error that leaves them to guess."""
    found = answer(con, Asked(sql))
    assert found.code == 1
    assert "LINE 1:" in found.err and "^" in found.err
    assert said in found.err


def test_errors_speak_of_the_query_as_written(con):
    """Protects the line number where a result is cast around the query."""
    found = answer(
        con, Asked("SELECT DATE '2022-01-01',\n  CAST('x' || value AS INT) FROM figures")
    )
    assert "LINE 2:" in found.err or "LINE" not in found.err
    assert "CAST(#" not in found.err


@pytest.mark.parametrize("code", ["rumor", "police_oficers", "wut-des-volks"])
def test_misspelt_codes_are_noticed(con, code):
    """Protects against an empty answer that is taken for a finding."""
    sql = f"SELECT 1 FROM figures WHERE '{code}' IN (stance::VARCHAR, population, source_id)"
    assert f"{code}: did you mean" in answer(con, Asked(sql)).err


def test_left_out_rows_are_told(con):
    """Protects against a shortened answer that looks complete."""
    found = answer(con, Asked("FROM range(5)", max_rows=2))
    assert found.out == "range\n0\n1\n"
    assert "only the first 2 rows" in found.err


def test_endless_queries_are_stopped(con):
    """Protects the machine: DuckDB is interrupted, and the connection still works."""
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t"
    found = answer(con, Asked(endless, seconds=0.2))
    assert (found.code, found.out) == (1, "")
    assert "longer than 0.2 s" in found.err
    assert answer(con, Asked("SELECT 1 AS x")).out == "x\n1\n"


def test_large_results_are_refused(con):
    """Protects the machine where the memory is DuckDB's."""
    found = answer(con, Asked("SELECT count(DISTINCT range) FROM range(100000000)"))
    assert found.code == 1 and "more memory than it may use" in found.err


def run(root, *words):
    command = [sys.executable, "-m", "qantar", "query", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60)


def test_what_duckdb_does_not_count_is_limited_too(root):
    """Protects the machine where the memory is Python's: the process itself has a limit."""
    found = run(root, "FROM range(300000000)", "--format", "csv", "--memory", "64MB")
    assert (found.returncode, found.stdout) == (1, "")
    assert "more memory than it may use" in found.stderr


def test_what_duckdb_cannot_interrupt_is_killed(root):
    """Protects the terminal against a query that hears nothing."""
    found = run(root, "SELECT lpad('x', 2000000000, 'y')", "--timeout", "0.1", "--memory", "8GB")
    assert found.returncode == 1 and found.stdout == ""


def test_the_command_reads_files_and_answers(root, tmp_path):
    """Protects the command line: query from a file, values on stdout, words on stderr."""
    (tmp_path / "q.sql").write_text("SELECT count(*) AS n FROM sources;\n")
    found = run(root, "-f", str(tmp_path / "q.sql"), "--format", "json")
    assert (found.returncode, found.stdout, found.stderr) == (0, '[\n{"n": 5}\n]\n', "")
    missing = run(root, "-f", str(tmp_path / "none.sql"))
    assert missing.returncode == 2 and "none.sql" in missing.stderr


def test_nothing_heavy_is_imported(root):
    """Protects the start-up time."""
    code = (
        "import sys; from qantar.cli import main; main(['query', 'SELECT 1']); "
        "import qantar.duck.database, qantar.query.guarded, qantar.query.layout; "
        "heavy = {'pandas', 'frictionless', 'pandera', 'great_tables', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert found.stdout.splitlines()[-1] == "[]"
