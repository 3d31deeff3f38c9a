"""`data/CODEBOOK.md`: every column, code and register row with its meaning, from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qantar.schemas.tableschema import Column, TableSchema

Rows = Sequence[Mapping[str, str]]
# Register tables that hold codes: the code's column and the columns printed beside it.
CODES = {
    "indicators": ("indicator", ("label", "unit", "part_of", "definition")),
    "populations": ("population", ("label", "facet", "definition")),
    "event_types": ("event_type", ("label", "definition")),
}


def codebook(title: str, schemas: Mapping[str, TableSchema], tables: Mapping[str, Rows]) -> bytes:
    """The codebook in Markdown."""
    lines = [f"# Codebook: {title}", "", *_introduction(schemas, tables)]
    for schema in schemas.values():
        lines += _table(schema)
    lines += ["## Codes of the registers", ""]
    for name, (code, columns) in CODES.items():
        lines += _codes(schemas[name], code, columns, tables[name])
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _introduction(schemas: Mapping[str, TableSchema], tables: Mapping[str, Rows]) -> Iterator[str]:
    yield "Written by `qantar build` from `schemas/` and `seeds/registers/`; do not edit."
    yield ""
    yield "CSV files are UTF-8 with LF line ends, one header line, commas, and quotation marks only"
    yield "where needed; quotes keep the line breaks of their document. An empty cell means that"
    yield "the value is unknown or does not apply; where the reason matters a column says it."
    yield "*Filled by* tells whether a coder wrote the cell or the program computed it."
    yield ""
    yield "| table | one row is | rows |"
    yield "| --- | --- | ---: |"
    for name, schema in schemas.items():
        yield f"| [{name}](#{name}) | {schema.row} | {len(tables[name])} |"
    yield ""


def _table(schema: TableSchema) -> Iterator[str]:
    yield f"## {schema.name}"
    yield ""
    yield f"{schema.description} One row is {schema.row}. Key: {_names(schema.primary_key)}."
    yield ""
    yield "| column | type | filled by | description |"
    yield "| --- | --- | --- | --- |"
    for column in schema.columns:
        cells = (f"`{column.name}`", _type(schema, column), column.filled_by, _text(column))
        yield f"| {' | '.join(cells)} |"
    yield ""
    for column in schema.columns:
        if column.codes:
            yield from _options(column)


def _type(schema: TableSchema, column: Column) -> str:
    parts = [column.type + (f", {column.unit}" if column.unit else "")]
    parts += [f"→ {key.table}" for key in schema.foreign_keys if key.columns == (column.name,)]
    return " ".join(parts) + (", required" if column.required else "")


def _text(column: Column) -> str:
    where = f" Stands at `{column.span[0]}`–`{column.span[1]}`." if column.span else ""
    return _cell(column.description) + where


def _options(column: Column) -> Iterator[str]:
    yield f"`{column.name}`:"
    yield ""
    for code, meaning in column.codes.items():
        yield f"- `{code}`: {meaning}"
    yield ""


def _codes(schema: TableSchema, code: str, columns: Sequence[str], rows: Rows) -> Iterator[str]:
    yield f"### {schema.title}"
    yield ""
    yield f"| {code} | " + " | ".join(columns) + " |"
    yield "| --- |" + " --- |" * len(columns)
    for row in rows:
        cells = " | ".join(_cell(row.get(column, "")) for column in columns)
        yield f"| `{row[code]}` | {cells} |"
    yield ""


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
