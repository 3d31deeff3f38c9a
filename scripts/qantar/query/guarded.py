"""One query on an open database: what may be asked, the time limit, and errors in plain words.

The database is opened read-only, cut off from files and network, and locked; this adds what DuckDB
leaves open (settings and temporary tables of the session) and says what went wrong.
"""

from __future__ import annotations

from threading import Timer
from typing import Protocol

import duckdb

from qantar.query.confine import TOO_MUCH, Answer, out_of_time
from qantar.query.hints import near_codes, near_words
from qantar.query.result import Result, run

ALLOWED = "expected one SELECT (also FROM, WITH, VALUES, PIVOT, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN)"
_READ_ONLY = f"{ALLOWED}; the dataset is read-only here"
_OUT_OF_REACH = (
    "qantar query reads the tables and views of the dataset and nothing else: no files, no "
    "network. SHOW TABLES lists them.\n"
)


class Request(Protocol):
    """What is asked: a query and how it is to be answered."""

    sql: str
    format: str
    seconds: float
    max_rows: int | None
    width: int | None


def answer(con: duckdb.DuckDBPyConnection, request: Request) -> Answer:
    """The rendered result, or why there is none."""
    timer = Timer(request.seconds, con.interrupt)
    timer.daemon = True
    timer.start()
    try:
        statement = _only_statement(con, request.sql)
        result = run(con, statement, request.max_rows)
        err = "" if result.rows else "no rows\n" + near_codes(con, statement)
    except _NotAllowed as refused:
        return Answer(1, err=f"the query is not allowed: {refused}\n")
    except duckdb.InterruptException:
        return Answer(1, err=out_of_time(request.seconds))
    except duckdb.OutOfMemoryException:
        return Answer(1, err=f"the query failed: {TOO_MUCH}")
    except duckdb.Error as error:
        return Answer(1, err=_explained(con, request.sql, error))
    finally:
        timer.cancel()
    if result.more:
        err = f"only the first {request.max_rows} rows; --max-rows shows more\n"
    return Answer(0, _rendered(result, request), err)


class _NotAllowed(Exception):
    """The text is no single question."""


def _only_statement(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    found = con.extract_statements(sql)
    if len(found) != 1:
        raise _NotAllowed(f"found {len(found)} statements, {ALLOWED}")
    kind = found[0].type
    asks = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
    # PIVOT without a list of values is several statements to DuckDB.
    is_pivot = kind == duckdb.StatementType.MULTI and "PIVOT" in sql.upper()
    if kind not in asks and not is_pivot:
        raise _NotAllowed(f"found {kind.name}, {_READ_ONLY}")
    return sql if is_pivot else found[0].query.strip().rstrip(";")


def _rendered(result: Result, request: Request) -> str:
    if request.format == "table":
        from qantar.query.layout import to_table

        return to_table(result, request.width)
    from qantar.query.delimited import to_csv, to_json, to_markdown

    return {"csv": to_csv, "json": to_json, "markdown": to_markdown}[request.format](result)


def _explained(con: duckdb.DuckDBPyConnection, sql: str, error: duckdb.Error) -> str:
    message = str(error).rstrip() + "\n"
    if isinstance(error, duckdb.PermissionException):
        return message + _OUT_OF_REACH
    if isinstance(error, duckdb.CatalogException) and "/" in message.split("\n")[0]:
        return message + _OUT_OF_REACH
    return message + near_words(con, sql, message)
