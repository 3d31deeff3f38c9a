"""The database in memory: bounded, without network, its spills in a folder that is removed."""

import os
import tempfile
from contextlib import contextmanager

from qantar.engine.large.sql_text import literal

# Beyond this the database writes to disk. Its reading buffers come on top.
MEMORY = os.environ.get("QANTAR_MEMORY", "320MB")


def library():
    """Return DuckDB's compiled module; the package around it doubles the time to load it."""
    try:
        import _duckdb
    except ImportError:  # another layout of the package
        import duckdb as _duckdb
    return _duckdb


@contextmanager
def open_database():
    """Open an in-memory database and a folder for what it spills → (connection, folder)."""
    with tempfile.TemporaryDirectory(prefix="qantar-") as folder:
        connection = library().connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": os.path.join(folder, "spill"),
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "false",
            }
        )
        try:
            yield connection, folder
        finally:
            connection.close()


def lock(connection):
    """Let no query of a stranger read files, load extensions or change settings any more."""
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def insert_texts(connection, table, columns):
    """Create a temporary table of text columns c0, c1, … from Python lists of equal length."""
    names = ", ".join(f"unnest(${at + 1}::VARCHAR[]) AS c{at}" for at in range(len(columns)))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {names}", columns)


def error_marker(condition, text="suspect"):
    """Return SQL that stops the query at the first row where the condition is true."""
    return f"CASE WHEN {condition} THEN error({literal(text)})::BOOLEAN END"
