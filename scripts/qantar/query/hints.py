"""Near names for what a query got wrong: keywords, tables, columns, functions and codes.

DuckDB names candidates for most unknown names; here come those that it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import duckdb

_WORD = re.compile(r"[A-Za-z_]+")
_STRING = re.compile(r"'((?:[^']|'')*)'")
_KEYWORDS = (
    *("SELECT", "FROM", "WHERE", "GROUP", "BY", "ORDER", "HAVING", "LIMIT", "JOIN", "LEFT"),
    *("USING", "DISTINCT", "UNION", "BETWEEN", "VALUES", "DESCRIBE", "SUMMARIZE", "PIVOT"),
    *("EXPLAIN", "QUALIFY", "WINDOW", "INNER", "OUTER", "CROSS", "CASE", "WHEN", "THEN", "ELSE"),
)
_ALL_NAMES = """
SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' UNION
SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal UNION
SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal UNION
SELECT function_name FROM duckdb_functions() WHERE regexp_full_match(function_name, '[a-z_]+')
"""
_KEYS = """
SELECT table_name, constraint_column_names[1] FROM duckdb_constraints()
WHERE constraint_type = 'PRIMARY KEY' AND len(constraint_column_names) = 1 AND schema_name = 'main'
ORDER BY ALL
"""
_ENUMS = "SELECT DISTINCT unnest(labels) FROM duckdb_types() WHERE labels IS NOT NULL"


def near_words(con: duckdb.DuckDBPyConnection, query: str, message: str) -> str:
    """A sentence with near names for an error that names none, or nothing."""
    if "Did you mean" in message or "Candidate" in message:
        return ""
    if message.startswith("Parser Error"):
        found = _near(_misspelt(query, message), _KEYWORDS)
    else:
        unknown = re.findall(r'(?:name|column) "?(\w+)"? (?:does not exist|not found)', message)
        found = _near(unknown, _names(con))
    return _sentence(found)


def near_codes(con: duckdb.DuckDBPyConnection, query: str) -> str:
    """For a query without result: texts in it that are no code or id of a table, but nearly one."""
    written = [string.replace("''", "'") for string in _STRING.findall(query)]
    known = {label for (label,) in con.execute(_ENUMS).fetchall()}
    for table, column in con.execute(_KEYS).fetchall():
        known |= {str(v) for (v,) in con.execute(f'SELECT "{column}" FROM "{table}"').fetchall()}
    return _sentence(_near([string for string in written if string not in known], known))


def _misspelt(query: str, message: str) -> list[str]:
    """The word at which the parser stopped and the two before it, perhaps taken as names."""
    stopped = re.search(r'at or near "([^"]*)"', message)
    words = _WORD.findall(query)
    if stopped and stopped[1] in words:
        place = words.index(stopped[1])
        words = words[max(place - 2, 0) : place + 1]
    else:
        words = words[-3:]
    return [word for word in words if word.upper() not in _KEYWORDS]


def _names(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [name for (name,) in con.execute(_ALL_NAMES).fetchall()]


def _near(unknown: Iterable[str], known: Iterable[str]) -> list[tuple[str, list[str]]]:
    lower = {name.lower(): name for name in sorted(known)}
    found = []
    for word in dict.fromkeys(unknown):
        matches = get_close_matches(word.lower(), lower, n=3, cutoff=0.75)
        if matches:
            found.append((word, [lower[match] for match in matches]))
    return found


def _sentence(found: Iterable[tuple[str, list[str]]]) -> str:
    return "".join(f"{word}: did you mean {', '.join(near)}?\n" for word, near in found)
