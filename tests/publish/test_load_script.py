"""load.sql: what a user with a plain DuckDB gets, and what stops the load."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_dataset import COUNTS, PLACES, tiny_schemas, write_data

from qantar.duck.database import load
from qantar.duck.loadsql import longest_chain
from qantar.schemas.ddl import enum_types, identifier, literal


def loaded(folder: Path, **tables: str) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    load(con, write_data(folder, **tables))
    return con


def test_values_keep_their_types(tmp_path):
    """Protects against numbers and days that arrive as text, and empty cells as empty text."""
    with loaded(tmp_path) as con:
        rows = con.execute("SELECT day, value, size, words, standing FROM counts ORDER BY ALL")
        types = [column[1] for column in rows.description]
        assert [str(t)[:4] for t in types] == ["DATE", "DOUB", "BIGI", "VARC", "ENUM"]
        found = {row[3]: row for row in rows.fetchall()}
    assert found["so, gut"][1:3] == (3.5, 12)
    assert found[None] == (None,) * 5


def test_script_runs_in_the_folder_of_the_files(tmp_path, monkeypatch):
    """Protects the way most users go: `duckdb -init load.sql` beside the CSV files."""
    data = write_data(tmp_path)
    monkeypatch.chdir(data)
    with duckdb.connect() as con:
        con.sql(Path("load.sql").read_text())
        assert con.execute("SELECT count(*) FROM counts").fetchall() == [(2,)]


def test_everything_is_commented(tmp_path):
    """Protects against tables and columns that a user finds without explanation."""
    query = "SELECT comment FROM duckdb_tables() UNION ALL SELECT comment FROM duckdb_columns()"
    with loaded(tmp_path) as con:
        comments = [text for (text,) in con.execute(f"{query} WHERE NOT internal").fetchall()]
    assert all(comments)
    assert "standing Codes: sure: it's sure; unsure: not so." in comments


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("3.5", "3,5", "CSV|sniff|columns", id="decimal comma"),
        pytest.param(",12,", ",12.7,", "counts.csv, column size: found 12.7", id="fraction"),
        pytest.param(",12,", ", 12,", "counts.csv, column size: found  12", id="space"),
        pytest.param(",12,", ",1e1,", "counts.csv, column size: found 1e1", id="exponent"),
        pytest.param(",12,", ",1_2,", "counts.csv, column size: found 1_2", id="underscore"),
        pytest.param("3.5", "infinity", "counts.csv, column value: found inf", id="infinity"),
        pytest.param("2022-01-05", "2022-1-5", "column day: found 2022-1-5", id="short date"),
        pytest.param("2022-01-05", "2022-02-30", "2022-02-30", id="no such day"),
        pytest.param("3.5", "-3.5", "CHECK", id="below the minimum"),
        pytest.param("sure", "surely", "surely", id="unknown code"),
        pytest.param("\nx,", "\nX,", "CHECK", id="pattern of the id"),
        pytest.param("\ny,b", "\nx,b", "duplicate key", id="duplicate key"),
        pytest.param("\ny,b", "\ny,z", "foreign key", id="no such place"),
        pytest.param("\ny,b", "\ny,", "NOT NULL", id="missing place"),
        pytest.param("value,size", "value,length", "size", id="renamed column"),
        pytest.param("standing\n", "standing,new\n", "CSV|sniff|columns", id="more names"),
    ],
)
def test_wrong_cells_stop_the_load(tmp_path, old, new, said):
    """Protects against DuckDB's lenient reading: `12.7` for 13, a header that is not looked at."""
    assert old in COUNTS
    with pytest.raises(duckdb.Error, match=said):
        loaded(tmp_path, counts=COUNTS.replace(old, new, 1))


def test_one_column_too_many_stops_the_load(tmp_path):
    """Protects against a column that nobody described and that is silently left out."""
    wider = "".join(f"{line},1\n" for line in COUNTS.splitlines())
    with pytest.raises(duckdb.Error, match="columns but"):
        loaded(tmp_path, counts=wider.replace("standing,1", "standing,new", 1))


def test_columns_are_taken_by_name(tmp_path):
    """Protects against values that land in the wrong column of the same type."""
    with loaded(tmp_path, places="part_of,place_id\nb,a\n,b\n") as con:
        rows = con.execute("SELECT part_of FROM places WHERE place_id = 'a'").fetchall()
    assert rows == [("b",)]


@pytest.mark.parametrize(
    "places",
    [
        pytest.param("place_id,part_of\na,z\nb,\n", id="no such whole"),
        pytest.param("place_id,part_of\na,b\nb,a\n", id="circle"),
    ],
)
def test_references_within_a_table_are_enforced(tmp_path, places):
    """Protects the foreign keys that DuckDB cannot check inside one statement."""
    with pytest.raises(duckdb.Error, match="foreign key"):
        loaded(tmp_path, places=places)


@given(st.permutations("abcdef"), st.integers(1, 5))
@settings(max_examples=8, deadline=None)
def test_chains_load_in_any_order(tmp_path_factory, order, length):
    """Protects against rows that cannot be stored because their whole comes later in the file."""
    wholes = {name: "abcdef"[i + 1] for i, name in enumerate("abcdef"[:length])}
    rows = "".join(f"{name},{wholes.get(name, '')}\n" for name in order)
    folder = tmp_path_factory.mktemp("chain")
    with loaded(folder, places=f"place_id,part_of\n{rows}") as con:
        assert con.execute("SELECT count(*) FROM places").fetchall() == [(6,)]


def test_longest_chain_counts_rows():
    """Protects against a script with too few steps for the references within a table."""
    places = tiny_schemas()["places"]
    rows = [{"place_id": "a", "part_of": "b"}, {"place_id": "b", "part_of": ""}]
    assert [longest_chain(places, rows[i:]) for i in range(3)] == [2, 1, 1]


def test_a_table_without_rows_loads(tmp_path):
    """Protects a new dataset whose tables are still empty."""
    with loaded(tmp_path, places=PLACES, counts=COUNTS.split("\n")[0] + "\n") as con:
        assert con.execute("SELECT count(*) FROM counts").fetchall() == [(0,)]


def test_a_load_that_fails_leaves_nothing(tmp_path):
    """Protects against half a dataset that looks whole."""
    data = write_data(tmp_path, counts=COUNTS.replace(",12,", ",12.7,"))
    with duckdb.connect() as con:
        with pytest.raises(duckdb.Error):
            load(con, data)
        con.execute("ROLLBACK")
        assert con.execute("SHOW TABLES").fetchall() == []


def test_enums_are_shared_only_between_equal_codes():
    """Protects against a code of one table that another table then accepts."""
    schemas = tiny_schemas()
    assert enum_types(schemas) == {("counts", "standing"): "standing_code"}
    other = (
        schemas["counts"]
        .columns[-1]
        .__class__("standing", "string", "t", "d", codes={"sure": "sure"})
    )
    wider = schemas["places"].__class__(
        *("places", "t", "d", "r", (other,), ("standing",), (), (), {})
    )
    names = enum_types({"counts": schemas["counts"], "places": wider})
    assert set(names.values()) == {"counts_standing_code", "places_standing_code"}


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
@settings(max_examples=50, deadline=None)
def test_texts_and_names_survive_as_sql(text):
    """Protects against descriptions with quotation marks that break out of the script."""
    with duckdb.connect() as con:
        cursor = con.execute(f"SELECT {literal(text)} AS {identifier('x' + text)}")
        assert cursor.fetchall() == [(text,)]
