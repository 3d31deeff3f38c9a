"""Every published quote held against the documents: `document[start:end]` is the quote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qantar.problems import Problem
from qantar.schemas.tableschema import TableSchema
from qantar.seeds.documents import Document

_POSITION = re.compile("[0-9]{1,12}")


def check_anchors(
    schema: TableSchema, rows: Sequence[Mapping[str, str]], documents: Mapping[str, Document]
) -> list[Problem]:
    """Quoted texts of one table that do not stand at their span."""
    problems: list[Problem] = []
    quoted = [column for column in schema.columns if column.span]
    for number, row in enumerate(rows, start=2):
        document = documents.get(row.get("source_id", ""))
        for column in quoted:
            words = row.get(column.name, "")
            if not words or document is None:
                continue
            start, end = (row.get(name, "") for name in column.span)
            if _POSITION.fullmatch(start) and _POSITION.fullmatch(end):
                found = document.text[int(start) : int(end)]
                if found == words:
                    continue
                line = document.line(int(start))
                message = (
                    f"`{column.name}` is {words!r}, but {document.name} has {found!r} at "
                    f"{start}–{end} (line {line})"
                )
            else:
                message = f"`{column.name}` has no span: {start!r}–{end!r}"
            problems.append(
                Problem(
                    "anchor",
                    message,
                    "run `qantar build`; if the document was edited, restore it as received",
                    resource=schema.name,
                    row=number,
                    field=column.name,
                    value=words,
                    document=document.name,
                )
            )
    return problems
