"""A summary as an HTML page of its own, in the house style: great-tables and a few lines of CSS.

Nothing is computed here: the cells show columns of the CSV, footnotes explain codes that stand in
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from qantar.schemas.tableschema import TableSchema
from qantar.summaries.definitions import Part, ShownColumn, Style, Summary

Rows = Sequence[Mapping[str, str]]
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{css}</style>
</head>
<body>
<main{stacked}>
{table}
</main>
</body>
</html>
"""


def to_html(summary: Summary, rows: Rows) -> bytes:
    """The page, the same bytes for the same rows."""
    css = (files("qantar.summaries") / "house.css").read_text(encoding="utf-8")
    css = css.replace(
        "#table", f"#{_anchor(summary.name)}" * 2
    )  # outweighs great-tables' own rules
    table = _table(summary, rows)
    stacked = ' class="stacked"' if summary.style.is_stacked else ""
    title = escape(summary.style.title)
    page = _PAGE.format(title=title, css=css, stacked=stacked, table=table.strip())
    lines = [line.rstrip() for line in page.split("\n")]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _table(summary: Summary, rows: Rows) -> str:
    import pandas  # only here: publishing pays for it, no other command
    from great_tables import GT

    style = summary.style
    shown = {f"c{i}": column for i, column in enumerate(style.columns)}
    frame = pandas.DataFrame(
        {name: [_cell(column, row) for row in rows] for name, column in shown.items()}, dtype=object
    )
    if style.group:
        frame["group"] = [row[style.group] for row in rows]
    table = GT(frame, groupname_col="group" if style.group else None, id=_anchor(summary.name))
    table = _labelled(table, style, shown)
    for name, code, where in _marks(summary, rows, shown):
        table = _footnote(table, _meaning(summary.schema, name, code), *where)
    return table.as_raw_html()


def _labelled(table, style: Style, shown: Mapping[str, ShownColumn]):
    from great_tables import html

    table = table.tab_header(html(_prose(style.title)), html(_prose(style.subtitle)))
    table = table.cols_label({name: html(_prose(c.label)) for name, c in shown.items()})
    table = table.fmt_passthrough(columns=list(shown), escape=False)  # cells are escaped already
    for name, column in shown.items():
        table = table.cols_align(column.align, columns=[name])
    widths = {name: column.width for name, column in shown.items() if column.width}
    table = table.cols_width(widths) if widths else table
    for note in style.notes:
        table = table.tab_source_note(html(_prose(note)))
    return table


def _marks(
    summary: Summary, rows: Rows, shown: Mapping[str, ShownColumn]
) -> Iterator[tuple[str, str, tuple[str, list[int]]]]:
    """For each code with a footnote: its column, and the cells that carry it, in reading order."""
    names = {column.label: name for name, column in shown.items()}
    for mark in summary.style.footnotes:
        for code in mark.codes:
            found = [i for i, row in enumerate(rows) if row[mark.column] == code]
            if found:
                yield mark.column, code, (names[mark.at], found)


def _footnote(table, text: str, column: str, rows: list[int]):
    from great_tables import html, loc

    return table.tab_footnote(html(text), locations=loc.body(columns=[column], rows=rows))


def _meaning(schema: TableSchema, column: str, code: str) -> str:
    meaning = schema.by_name[column].codes[code]
    return f"<b>{escape(code.replace('_', ' '))}</b>: {_prose(meaning)}."


def _cell(column: ShownColumn, row: Mapping[str, str]) -> str:
    return "".join(_part(part, row[part.column]) for part in column.parts if row[part.column])


def _part(part: Part, text: str) -> str:
    lang = f' lang="{part.lang}"' if part.lang else ""
    if part.look == "id":
        anchor = _anchor(text)
        return f'<a class="part id" id="{anchor}" href="#{anchor}">{escape(text)}</a>'
    if part.look == "ids":
        return f'<span class="part ids">{" ".join(_ids(text.split()))}</span>'
    return f'<span class="part {part.look}"{lang}>{_lines(text)}</span>'


def _ids(ids: Iterable[str]) -> Iterator[str]:
    for name in ids:
        yield f'<span class="id">{escape(name)}</span>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _prose(text: str) -> str:
    """Text of the style and the schemas: `*word*` is a word of the documents' language."""
    return re.sub(r"\*([^*]+)\*", r'<i lang="de">\1</i>', escape(text))


def _anchor(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", text)
