"""What is published beside the tables: load.sql, the summaries, and the database file.

`render_published` belongs to `qantar build`, which writes everything in `data/` in one step;
`publish` makes from `data/` what is never committed, and the page of worked questions.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from qantar.duck.database import SCRIPT, database_path, load, write_database
from qantar.duck.loadsql import load_script
from qantar.duck.questions import read_questions, to_page
from qantar.duck.scripts import Definition, parse, read_definitions
from qantar.problems import CannotRun
from qantar.project import Project
from qantar.relate.sql_files import sql_scripts
from qantar.schemas.descriptor import read_package
from qantar.schemas.tableschema import TableSchema
from qantar.summaries.definitions import read_summaries
from qantar.summaries.page import to_html
from qantar.summaries.table import fetch, to_csv
from qantar.tables.csvfile import from_csv

Schemas = Mapping[str, TableSchema]
QUESTIONS = "QUERIES.md"


@dataclass(frozen=True)
class Published:
    """Files by path from the project's root, and the schemas of the CSV files among them."""

    files: dict[str, bytes]
    schemas: dict[str, TableSchema]


def render_published(
    tables: Mapping[str, bytes], schemas: Schemas, package: Mapping[str, object], folder: Path
) -> Published:
    """load.sql and the summaries from the CSV files, by path (`data/NAME.csv`).

    `schemas` are those of the tables, parents first; `folder` is the project's `schemas/`. Raises
    CannotRun where a view or a summary does not work.
    """
    definitions = definitions_for(schemas, folder)
    rows = {Path(path).stem: from_csv(raw)[1] for path, raw in tables.items()}
    script = load_script(package, schemas, rows, definitions).encode("utf-8")
    published = Published({f"data/{SCRIPT}": script}, {})
    with _loaded({**tables, f"data/{SCRIPT}": script}) as con:
        for summary in read_summaries(folder / "summaries", schemas):
            found = fetch(con, summary)
            path = f"data/summary/{summary.name}"
            published.files[f"{path}.csv"] = to_csv(summary, found)
            published.files[f"{path}.html"] = to_html(summary, found)
            published.schemas[f"{path}.csv"] = summary.schema
    return published


def definitions_for(schemas: Schemas, folder: Path) -> list[Definition]:
    """The views and macros: the program's own on relations, if there are any, and the dataset's."""
    definitions: list[Definition] = []
    if "relations" in schemas:
        for name, text in sql_scripts():
            definitions += parse(text, name)
    return definitions + read_definitions(folder / "views")


@contextmanager
def _loaded(files: Mapping[str, bytes]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables and views in memory, from files by path."""
    with tempfile.TemporaryDirectory() as name, duckdb.connect() as con:
        for path, raw in files.items():
            (Path(name) / Path(path).name).write_bytes(raw)
        try:
            load(con, Path(name))
        except duckdb.Error as error:
            raise CannotRun(f"data/{SCRIPT} does not run: {error}. Correct schemas/.") from None
        yield con


def publish(project: Project, tell: Callable[[str], None]) -> None:
    """Write database file and site to `build/`, and docs/QUERIES.md, from `data/` as it is.

    Raises CannotRun where `data/` is missing or does not load.
    """
    package = read_package(project.schemas / "package.json")
    path = database_path(project.build, package)
    tell("writing the database file")
    write_database(path, project.data)
    tell("answering the questions")
    docs = project.root / "docs"
    docs.mkdir(exist_ok=True)
    (docs / QUESTIONS).write_bytes(answered_questions(project))
    from qantar.site.write import write_site  # draws charts; only publishing pays for that

    site = project.build / "site"
    write_site(project, site, tell)
    tell(f"published {project.relative(path)}, {project.relative(site)}/ and docs/{QUESTIONS}")


def answered_questions(project: Project) -> bytes:
    """docs/QUERIES.md as it has to be for `data/` as it is."""
    with duckdb.connect() as con:
        try:
            load(con, project.data)
        except (duckdb.Error, OSError) as error:
            raise CannotRun(f"data/ does not load: {error}. Run `qantar build`.") from None
        return to_page(read_questions(project.schemas / "questions"), con)
