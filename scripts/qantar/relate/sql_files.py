"""The views and macros that give the same answers in SQL (DuckDB 1.1 or later)."""

from importlib.resources import files


def sql_scripts() -> list[tuple[str, str]]:
    """Name and text of each script, in the order in which they are to be run.

    They expect the tables figures, sources, indicators, populations, population_parts, places,
    actors and relations, with dates as DATE, numbers as numbers and NULL for empty cells. Each view
    and macro is preceded by a comment that says what one row is.
    """
    folder = files("qantar.relate") / "sql"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(name, (folder / name).read_text(encoding="utf-8")) for name in names]
