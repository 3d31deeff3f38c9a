"""docs/QUERIES.md: questions with their SQL and the answer, from one SQL file for each question.

The first line of a file is the question, further comment lines say what to make of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from qantar.problems import CannotRun
from qantar.query.delimited import to_markdown
from qantar.query.result import run

_INTRODUCTION = """\
# Questions and answers

Questions that a journalist would ask, each with its SQL and the answer from the tables in `data/`.
Written by `qantar publish` from `schemas/questions/`; do not edit. To ask your own, see the README;
`SHOW TABLES` lists tables and views, `DESCRIBE figures` the columns, and every table, column and
view has a comment:

```sql
SELECT view_name, comment FROM duckdb_views() WHERE NOT internal;
SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'figures';
```
"""


@dataclass(frozen=True)
class Question:
    """A question, what to make of the answer, and the query."""

    question: str
    remark: str
    query: str


def read_questions(folder: Path) -> list[Question]:
    """The questions of a folder's `*.sql`, in the order of the file names."""
    return [_question(path) for path in sorted(folder.glob("*.sql"))]


def _question(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith("-- ")), len(lines))
    if not count or count == len(lines):
        raise CannotRun(
            f"schemas/{path.parent.name}/{path.name}: expected a first line `-- The question?`, "
            "then the query"
        )
    comment = [line[3:] for line in lines[:count]]
    return Question(comment[0], " ".join(comment[1:]), "\n".join(lines[count:]))


def to_page(questions: Iterable[Question], con: duckdb.DuckDBPyConnection) -> bytes:
    """The page in Markdown, with the answers that the open database gives.

    Raises CannotRun for a question that DuckDB refuses.
    """
    parts = [_INTRODUCTION]
    for item in questions:
        try:
            result = run(con, item.query.rstrip(";"), None)
        except duckdb.Error as error:
            raise CannotRun(f"{item.question} {error}. Correct schemas/questions/.") from None
        parts.append(f"## {item.question}\n\n```sql\n{item.query}\n```\n")
        parts.append(to_markdown(result))
        if item.remark:
            parts.append(f"{item.remark}\n")
    return "\n".join(parts).encode("utf-8")
