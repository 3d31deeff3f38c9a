"""The plan for one large table: its columns in SQL, what to vouch for, which keys to watch."""

import io
import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from qantar.engine import sources
from qantar.engine.delimited import Broken, read_records
from qantar.engine.header import Match
from qantar.engine.large.sql_cells import NotInSql, comparable, joinable, vouch
from qantar.engine.large.sql_text import literal
from qantar.engine.tables import fields_of, split_header

SAMPLE = 200
PADDED = re.compile(r"\+|-?0[0-9]|-0")
# The database would take these in a path for a pattern of several files.
GLOB = re.compile(r"[*?\[]")
# Stands for no cell: with it the database takes no text for missing.
NEVER = "\x02\x03missing\x03\x02"


@dataclass
class TablePlan:
    """A table that the database can read as the row checker does."""

    resource: object
    path: Path
    match: Match
    labels: list
    header: str  # the first line as it stands in the file, or what takes its place: nothing
    crlf: bool = False
    padded: frozenset = frozenset()  # columns whose integers are written like 007 or +5
    columns: list = field(default_factory=list)  # SQL for the text of each column, NULL = missing

    @property
    def fields(self):
        """The fields in the order of the file."""
        return self.match.fields

    def position(self, name):
        """Return the number of the column of a field, from 0."""
        return next(at for at, item in enumerate(self.fields) if item.name == name)

    def has(self, names):
        """Say whether the file has all these fields."""
        return {item.name for item in self.fields}.issuperset(names)

    def source(self, lenient=False):
        """Return the SQL that reads the file as text; `lenient` leaves broken records out."""
        dialect = self.resource.dialect
        names = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(self.fields)))
        missing = "" if self._blank_is_missing() else NEVER
        return (
            f"read_csv({literal(str(self.path))}, auto_detect=false, compression='none', "
            "header=false, "
            f"skip={1 if self.header else 0}, delim={literal(dialect.delimiter)}, "
            f"quote={literal(dialect.quote_char)}, escape={literal(dialect.quote_char)}, "
            f"nullstr={literal(missing)}, strict_mode=true, "
            f"ignore_errors={'true' if lenient else 'false'}, columns={{{names}}})"
        )

    def _blank_is_missing(self):
        return all(item.missing_values == {""} for item in self.fields)


def plan_table(resource, path):
    """Return the TablePlan for a resource whose plain UTF-8 text is at `path`, or None.

    None means that only the row checker can read it: an unusual dialect, a header over several
    lines, fewer than two columns, or types and patterns that SQL cannot vouch for.
    """
    if not _usual(resource.dialect) or GLOB.search(str(path)):
        return None
    line = _first_line(path)
    labels = line and _labels(resource, line)
    if labels is None:
        return None
    match = fields_of(resource, labels)
    if len(match.fields) < 2:
        return None
    header = line if resource.dialect.header else ""
    plan = TablePlan(resource, path, match, labels, header, line.endswith("\r\n"))
    plan.padded = _padded(plan)
    plan.columns = [_text(plan, at, item) for at, item in enumerate(match.fields)]
    try:
        suspicion(plan)
        unique_keys(plan)
    except NotInSql:
        return None
    return plan


def _usual(dialect):
    return (
        dialect.line_terminator in (None, "\n", "\r\n")
        and dialect.header_rows in ((1,), ())
        and not dialect.comment_char
        and not dialect.comment_rows
        and not dialect.skip_initial_space
        and not dialect.skip_blank_rows
        and not dialect.escape_char
        and dialect.double_quote
        and len(dialect.quote_char) == 1
        and dialect.quote_char.isascii()
        and dialect.delimiter.isascii()
        and dialect.delimiter not in (" ", dialect.quote_char)
    )


def _first_line(path):
    """Return the first line of a file, or None if it is not plain UTF-8 with a line end."""
    with open(path, encoding="utf-8", newline="") as stream:
        try:
            line = stream.readline(1 << 20)
        except UnicodeDecodeError:
            return None
    return line if line.endswith("\n") and not line.startswith("\ufeff") else None


def _labels(resource, line):
    """Return the labels in the first line ([] without header), or None if it is no whole record."""
    records = list(read_records(io.StringIO(line, newline=""), resource.dialect))
    if len(records) != 1 or isinstance(records[0][2], Broken):
        return None
    if not resource.dialect.header:
        return []
    labels, _, _ = split_header(resource.dialect, iter(records))
    return labels or None


def _padded(plan):
    """Look at the first records for columns with signs or zeros before their digits."""
    with open(plan.path, encoding="utf-8", errors="replace", newline="") as stream:
        records = islice(read_records(stream, plan.resource.dialect), SAMPLE)
        return frozenset(
            at
            for _, _, cells in records
            if not isinstance(cells, Broken)
            for at, text in enumerate(cells)
            if PADDED.match(text)
        )


def _text(plan, at, item):
    if plan._blank_is_missing() or not item.missing_values:
        return f"c{at}"
    return f"CASE WHEN c{at} IN {literal(item.missing_values)} THEN NULL ELSE c{at} END"


def suspicion(plan):
    """Return SQL that is true for every row in which the row checker may find a faulty cell."""
    key = set(plan.resource.schema.primary_key if plan.resource.schema else ())
    terms, guarded = [], False
    for at, (item, column) in enumerate(zip(plan.fields, plan.columns, strict=True)):
        holds = vouch(item, f"({column})", padded=at in plan.padded)
        needed = bool(item.constraints.get("required")) or item.name in key
        guarded = guarded or needed
        if holds != "TRUE":
            # NULL comes from a missing cell, or from a cast that failed.
            unknown = "TRUE" if needed else f"({column}) IS NOT NULL"
            terms.append(f"coalesce(NOT ({holds}), {unknown})")
        elif needed:
            terms.append(f"({column}) IS NULL")
    if not guarded:
        terms.append("coalesce(" + ", ".join(plan.columns) + ") IS NULL")
    return " OR ".join(terms)


def unique_keys(plan):
    """Return [SQL hash of the key, NULL where any part is missing] for the keys to watch."""
    schema = plan.resource.schema
    wanted = [(item.name,) for item in plan.fields if item.constraints.get("unique")]
    if schema:
        wanted += [names for names in (schema.primary_key, *schema.unique_keys) if names]
    keys = []
    for names in dict.fromkeys(wanted):
        if plan.has(names):
            keys.append(_hash(plan, names))
    return keys


def _hash(plan, names):
    places = [plan.position(name) for name in names]
    parts = [comparable(plan.fields[at], f"({plan.columns[at]})") for at in places]
    whole = " AND ".join(f"({plan.columns[at]}) IS NOT NULL" for at in places)
    return f"CASE WHEN {whole} THEN hash({', '.join(parts)}) END"


def key_text(plan, names):
    """Return (SQL of one text for a key, SQL for: some but not all parts are missing).

    The text is NULL where a part is missing; lengths in it keep ('a', 'bc') from ('ab', 'c').
    """
    columns = [f"({plan.columns[plan.position(name)]})" for name in names]
    if len(columns) == 1:
        return columns[0], None
    text = " || ".join(f"strlen({column}) || ':' || {column}" for column in columns)
    some = " OR ".join(f"{column} IS NULL" for column in columns)
    return text, f"(({some}) AND coalesce({', '.join(columns)}) IS NOT NULL)"


def check_joinable(plan, key, parent_fields):
    """Raise NotInSql unless equal texts mean equal values for each pair of a foreign key."""
    by_name = {item.name: item for item in parent_fields}
    for child, parent in zip(key.fields, key.target_fields, strict=True):
        if not joinable(plan.fields[plan.position(child)], by_name[parent]):
            raise NotInSql(child)


def plain_text(resource, folder):
    """Return the path of the resource as one plain UTF-8 file, written to `folder` if needed.

    Raises sources.SourceFault or UnicodeDecodeError when it cannot be read.
    """
    encoding = sources.codec(resource.encoding)
    if len(resource.paths) == 1 and not resource.compression and encoding == "utf-8":
        return resource.paths[0]
    target = Path(folder, f"{len(list(Path(folder).iterdir()))}.csv")
    with (
        sources.open_text(resource) as stream,
        open(target, "w", encoding="utf-8", newline="") as copy,
    ):
        while text := stream.read(1 << 20):
            copy.write(text)
    return target
