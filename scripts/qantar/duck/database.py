"""The database file: made from `data/` by its own `load.sql`, opened read-only and locked.

The file is written in the storage format of DuckDB 1.0, which every later DuckDB reads, with small
blocks, because the tables are small. `qantar.built_from` in it says from which bytes it was made.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb

from qantar.duck.loadsql import FOLDER
from qantar.problems import CannotRun
from qantar.schemas.ddl import literal

SCRIPT = "load.sql"
_STORAGE = "STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384"


def database_path(build: Path, package: Mapping[str, object]) -> Path:
    """Where the database file of the dataset is: it bears the package's name."""
    return build / f"{package['name']}.duckdb"


def fingerprints(data: Path) -> dict[str, str]:
    """The sha256 of every file from which the database is made, by name.

    Raises CannotRun where the folder cannot be loaded.
    """
    if not (data / SCRIPT).is_file():
        raise CannotRun(f"{data.name}/{SCRIPT} is missing. Run `qantar build` first.")
    files = [data / SCRIPT, *sorted(data.glob("*.csv"))]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def load(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Run the folder's `load.sql`. Raises duckdb.Error where the files do not load."""
    con.execute(f"SET VARIABLE {FOLDER} = {literal(f'{folder.as_posix()}/')}")
    con.execute((folder / SCRIPT).read_text(encoding="utf-8")).fetchall()


def write_database(path: Path, data: Path) -> None:
    """Make the database file from `data/`, in one step: a reader sees the old file or the new one.

    Raises CannotRun where the tables do not load or the file cannot be written.
    """
    found = fingerprints(data)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as folder:
            new = Path(folder) / path.name
            _make(new, data, found)
            os.replace(new, path)
    except duckdb.Error as error:
        message = str(error).split("\n")[0]
        raise CannotRun(f"{data.name}/ does not load: {message}. Run `qantar build`.") from None
    except OSError as error:
        raise CannotRun(f"cannot write {path}: {error.strerror}. Check permissions.") from None


def _make(path: Path, data: Path, found: Mapping[str, str]) -> None:
    with duckdb.connect() as con:
        con.execute(f"ATTACH {literal(str(path))} AS made ({_STORAGE})")
        con.execute("USE made")
        load(con, data)
        con.execute("CREATE SCHEMA qantar")
        con.execute("CREATE TABLE qantar.built_from (file VARCHAR PRIMARY KEY, sha256 VARCHAR)")
        con.executemany("INSERT INTO qantar.built_from VALUES (?, ?)", list(found.items()))
        con.execute("USE memory")
        con.execute("DETACH made")


def open_current(path: Path, data: Path, settings: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """The database of the files in `data/` as they are, read-only, cut off from anything else.

    `data/` is the truth: a database that is missing, unreadable or made from other bytes is made
    anew; where `build/` cannot be written, in a folder that is removed at once.
    """
    found = fingerprints(data)
    con = _open(path, settings)
    if con and _is_made_from(con, found):
        return con
    if con:
        con.close()
    if os.access(path.parent if path.parent.exists() else path.parent.parent, os.W_OK):
        write_database(path, data)
        return _opened(path, settings)
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / path.name
        write_database(other, data)
        return _opened(other, settings)  # the open file outlives its folder


def _opened(path: Path, settings: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    con = _open(path, settings)
    if con is None:
        raise CannotRun(f"{path} cannot be opened. Remove it and run `qantar publish`.")
    return con


def _open(path: Path, settings: Mapping[str, str]) -> duckdb.DuckDBPyConnection | None:
    if not path.is_file():
        return None
    safe = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "temp_directory": "",
        **settings,
        "lock_configuration": "true",
    }
    try:
        return duckdb.connect(str(path), read_only=True, config=safe)
    except duckdb.Error:
        return None


def _is_made_from(con: duckdb.DuckDBPyConnection, found: Mapping[str, str]) -> bool:
    try:
        return dict(con.execute("FROM qantar.built_from").fetchall()) == found
    except duckdb.Error:
        return False
