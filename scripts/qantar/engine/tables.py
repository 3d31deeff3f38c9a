"""One delimited table, checked row by row; this is what defines the verdict."""

from qantar.engine import sources
from qantar.engine.delimited import Broken, read_records
from qantar.engine.findings import Finding
from qantar.engine.header import Match, match_header, read_labels
from qantar.engine.messages import header_finding
from qantar.engine.model import Field
from qantar.engine.rows import RowChecker, key_values


def check_table(resource, lookups):
    """Yield the findings of a delimited table, in the order of the file → number of rows.

    `lookups` holds the keys that its foreign keys refer to, see `rows.RowChecker`.
    """
    try:
        yield from _boms(resource)
        with sources.open_text(resource) as stream:
            count = yield from _check_records(
                resource, read_records(stream, resource.dialect), lookups
            )
        yield from count_findings(resource, count)
        return count
    except sources.SourceFault as fault:
        yield source_finding(resource, fault)
    except UnicodeDecodeError as error:
        yield encoding_finding(resource, error)


def _boms(resource):
    for path in resource.paths:
        if sources.has_bom(path, resource):
            yield Finding(
                "encoding-error",
                f"{resource.name}: the file begins with a byte order mark (BOM).",
                "Save it as UTF-8 without BOM, or declare the encoding utf-8-sig.",
                resource=resource.name,
                row=1,
                value="\\ufeff",
                file=path.name,
            )


def _check_records(resource, records, lookups):
    labels, header_row, records = split_header(resource.dialect, skip_bom(records))
    first = next(records, None)
    if first is None and not labels:
        yield empty_finding(resource)
        return 0
    match = fields_of(resource, labels)
    for fault in match.faults:
        yield header_finding(resource.name, header_row, fault, labels, resource.dialect)
    checker, count = None, 0
    records = _chain(first, records) if first else ()
    for row, line, cells in records:
        if isinstance(cells, Broken):
            yield broken_finding(resource, row, line, cells)
            continue
        if resource.dialect.skip_blank_rows and not any(cells):
            continue
        if checker is None:
            if not match.fields and resource.schema is None:
                match.fields = [
                    Field(name=f"field{n}", type="any") for n in range(1, len(cells) + 1)
                ]
            checker = RowChecker(resource, match.fields, lookups)
        count += 1
        yield from checker.check(row, line, cells)
    return count


def skip_bom(records):
    """Pass the records on; a byte order mark in front of the first cell is reported elsewhere."""
    for row, line, cells in records:
        if row == 1 and not isinstance(cells, Broken) and cells and cells[0].startswith("\ufeff"):
            cells[0] = cells[0][1:]
        yield row, line, cells


def split_header(dialect, records):
    """Return (labels, row number of the header, remaining records)."""
    if not dialect.header:
        return [], 1, records
    heads, first = [], dialect.first_content_row
    for row, line, cells in records:
        if row >= first or isinstance(cells, Broken):
            return (
                read_labels(dialect, heads),
                dialect.header_rows[0],
                _chain((row, line, cells), records),
            )
        if row in dialect.header_rows:
            heads.append(cells)
    return (
        read_labels(dialect, heads),
        dialect.header_rows[0] if dialect.header_rows else 1,
        iter(()),
    )


def _chain(first, rest):
    yield first
    yield from rest


def fields_of(resource, labels):
    """Match the labels of a file with its schema → header.Match."""
    if labels:
        return match_header(labels, resource.schema, case=resource.dialect.header_case)
    fields = list(resource.schema.fields) if resource.schema else []
    blank = resource.dialect.header and resource.dialect.header_rows
    return Match(fields, [("blank-header", None, None, None)] if blank else [])


def collect_keys(resource, wanted):
    """Return {field names: set of key tuples} for the tuples of field names in `wanted`.

    None stands for keys that cannot be read; why is reported with the table itself.
    """
    try:
        with sources.open_text(resource) as stream:
            records = skip_bom(read_records(stream, resource.dialect))
            labels, _, records = split_header(resource.dialect, records)
            fields = fields_of(resource, labels).fields
            rows = [cells for _, _, cells in records if not isinstance(cells, Broken)]
    except (sources.SourceFault, UnicodeDecodeError):
        return dict.fromkeys(wanted)
    present = {field.name for field in fields}
    return {
        names: set(key_values(fields, names, rows)) if present.issuperset(names) else set()
        for names in wanted
    }


def count_findings(resource, count):
    if resource.rows is not None and resource.rows != count:
        yield Finding(
            "row-count",
            f"{resource.name}: the descriptor says {resource.rows} rows and the file has {count}.",
            "Correct `rows` in the descriptor, or restore the file.",
            resource=resource.name,
            value=str(count),
        )
    fields = len(resource.schema.fields) if resource.schema else None
    if None not in (resource.field_count, fields) and resource.field_count != fields:
        yield Finding(
            "field-count",
            f"{resource.name}: {resource.field_count} fields are declared, {fields} described.",
            "Correct `fields` in the descriptor.",
            resource=resource.name,
            value=str(fields),
        )


def source_finding(resource, fault):
    """Return the finding for a `sources.SourceFault`."""
    return Finding(
        fault.kind, f"{resource.name}: {fault.reason}.", fault.remedy, resource=resource.name
    )


def encoding_finding(resource, error):
    """Return the finding for text that is not in the encoding, with the first such line."""
    for path in resource.paths:
        found = sources.undecodable_line(path, resource)
        if found:
            line, raw = found
            return Finding(
                "encoding-error",
                f"{resource.name}: line {line} of {path.name} is not {resource.encoding}: {raw!r}.",
                f"Save the file as {resource.encoding}, or declare its encoding.",
                resource=resource.name,
                line=line,
                value=repr(raw)[2:-1],
                file=path.name,
            )
    return Finding(
        "encoding-error",
        f"{resource.name}: the file is not {resource.encoding}: {error.reason}.",
        f"Save the file as {resource.encoding}, or declare its encoding.",
        resource=resource.name,
    )


def broken_finding(resource, row, line, broken):
    """Return the finding for a record that cannot be read."""
    return Finding(
        "source-error",
        f"{resource.name}, row {row}: {broken.reason}.",
        "Double each quote within a quoted cell and close every quote.",
        resource=resource.name,
        row=row,
        line=line,
    )


def empty_finding(resource):
    """Return the finding for a file without header and rows."""
    return Finding(
        "source-error",
        f"{resource.name}: the source is empty.",
        "Write the header and the rows, or remove the resource.",
        resource=resource.name,
    )
