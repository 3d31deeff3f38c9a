"""The page of the SQL console: tables, views and macros at hand, examples, the console itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from qantar.site.dataset import Dataset
from qantar.site.templating import Templates

_TABLES = """
SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE schema_name = 'main'
UNION ALL
SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
ORDER BY kind, name
"""
_COLUMNS = """
SELECT table_name, column_name AS name, data_type AS type, comment FROM duckdb_columns()
WHERE NOT internal ORDER BY table_name, column_index
"""
_MACROS = """
SELECT DISTINCT function_name AS name, function_type, parameters, comment FROM duckdb_functions()
WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY name
"""


def sql_page(
    data: Dataset,
    templates: Templates,
    queries: Sequence[Mapping],
    files: Sequence[str],
    engine: int | None,
) -> bytes:
    """The page. `files`: the CSV files of load.sql; `engine`: its size in bytes, or None."""
    schema = _schema(data)
    names = {entry["name"] for entry in schema}
    names |= {column["name"] for entry in schema for column in entry["columns"]}
    settings = {"files": " ".join(files), "names": sorted(names), "bytes": engine}
    return templates.page(
        "sql.html",
        "sql.html.j2",
        "Ask in SQL",
        "DuckDB in the browser over the same tables.",
        scripts=("console.js",) if engine else (),
        has_console=engine is not None,
        engine_size=f"about {round(engine / 1e6)} MB" if engine else "",
        queries=[_checked(item, data) for item in queries],
        schema=schema,
        settings=Markup(json.dumps(settings).replace("<", "\\u003c")),
    )


def _checked(item: Mapping, data: Dataset) -> Mapping:
    """An example that does not run is a mistake in the settings."""
    data.rows(item["sql"], f"schemas/site/site.yaml, the query “{item['title']}”")
    return item


def _schema(data: Dataset) -> list[dict]:
    columns: dict[str, list] = {}
    for row in data.rows(_COLUMNS, "columns"):
        columns.setdefault(row["table_name"], []).append({**row, "type": _short(row["type"])})
    tables = data.rows(_TABLES, "tables")
    found = [{**row, "columns": columns.get(row["name"], [])} for row in tables]
    for row in data.rows(_MACROS, "macros"):
        call = f"{row['name']}({', '.join(row['parameters'])})"
        kind = "gives a table" if row["function_type"] == "table_macro" else "gives a value"
        found.append({"name": call, "kind": kind, "comment": row["comment"], "columns": []})
    return found


def _short(kind: str) -> str:
    """An enumeration's values are in its comment; the list of them is longer than the line."""
    return "ENUM" if kind.startswith("ENUM") else kind
