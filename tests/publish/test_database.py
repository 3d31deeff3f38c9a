"""The database file: current, read-only, readable by older versions of DuckDB."""

import duckdb
import pytest
from tiny_dataset import COUNTS, write_data

from qantar.duck.database import open_current, write_database
from qantar.problems import CannotRun

ROWS = "SELECT count(*) FROM counts"


def ask(path, data, query=ROWS):
    with open_current(path, data, {"threads": "1"}) as con:
        return con.execute(query).fetchall()


def test_the_file_is_in_the_format_of_duckdb_1_0(tmp_path):
    """Protects users of DuckDB 1.1, who cannot open a newer storage format."""
    path = tmp_path / "build" / "tiny.duckdb"
    write_database(path, write_data(tmp_path))
    header = path.read_bytes()[8:20]
    assert (header[:4], int.from_bytes(header[4:], "little")) == (b"DUCK", 64)
    assert ask(path, tmp_path / "data", "SELECT block_size FROM pragma_database_size()") == [
        (16384,)
    ]


@pytest.mark.parametrize("state", ["missing", "unreadable", "stale"])
def test_answers_come_from_the_tables_as_they_are(tmp_path, state):
    """Protects against answers from a database that was made from other files."""
    path, data = tmp_path / "build" / "tiny.duckdb", write_data(tmp_path)
    if state == "unreadable":
        path.parent.mkdir()
        path.write_bytes(b"no database")
    if state == "stale":
        write_database(path, data)
        write_data(tmp_path, counts=COUNTS + "z,c,,,,,\n")
    assert ask(path, data) == [(3 if state == "stale" else 2,)]
    assert not list(path.parent.glob(".*")), "a temporary folder was left behind"


def test_a_current_file_is_not_made_anew(tmp_path):
    """Protects the start-up time: nothing is loaded twice."""
    path, data = tmp_path / "tiny.duckdb", write_data(tmp_path)
    ask(path, data)
    before = path.stat().st_ino
    ask(path, data)
    assert path.stat().st_ino == before


def test_nothing_to_load_is_said(tmp_path):
    """Protects against an empty database where nothing has been built."""
    with pytest.raises(CannotRun, match=r"load\.sql is missing. Run `qantar build`"):
        ask(tmp_path / "tiny.duckdb", tmp_path)


def test_files_that_do_not_load_are_said(tmp_path):
    """Protects the file in place: wrong tables are named and nothing is replaced."""
    path, data = tmp_path / "tiny.duckdb", write_data(tmp_path)
    write_database(path, data)
    before = path.read_bytes()
    (data / "counts.csv").write_text(COUNTS.replace(",12,", ",12.7,"))
    with pytest.raises(CannotRun, match=r"counts\.csv, column size: found 12\.7"):
        write_database(path, data)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM counts",
        "CREATE TABLE t (a INT)",
        "COPY counts TO 'x.csv'",
        "SET enable_external_access = true",
        "SELECT * FROM read_csv('data/counts.csv')",
        "SELECT * FROM 'data/counts.csv'",
        "INSTALL httpfs",
    ],
)
def test_the_open_database_is_locked(tmp_path, statement):
    """Protects the tables and the machine where only DuckDB's own settings stand in the way."""
    with (
        open_current(tmp_path / "tiny.duckdb", write_data(tmp_path), {}) as con,
        pytest.raises(duckdb.Error),
    ):
        con.execute(statement)
