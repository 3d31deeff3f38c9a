"""Run the plan of a large table: one pass that holds, or a second that names the suspects."""

from dataclasses import dataclass, field

from qantar.engine.large.byte_facts import CountInBackground
from qantar.engine.large.database import error_marker, insert_texts
from qantar.engine.large.plan import key_text, suspicion, unique_keys
from qantar.engine.large.sql_text import name


@dataclass
class Proof:
    """What a pass has shown: all rows hold, or which rows (from 0, broken ones left out) may not."""

    holds: bool
    rows: int = 0
    suspects: list = field(default_factory=list)
    unreadable: str | None = None


class Scan:
    """One table being scanned; `keys` are SQL sources of the keys that its foreign keys need."""

    def __init__(self, connection, plan, keys, rule_columns, number):
        self.connection, self.plan, self.keys = connection, plan, keys
        self.rule_columns = rule_columns
        self.table = f"loaded{number}"
        self.uniques = unique_keys(plan)

    def prove(self):
        """Try to show in one pass that every row holds → Proof."""
        import duckdb

        counter = CountInBackground(self.plan.path, self.plan.resource.dialect.quote_char)
        if self.plan.crlf:
            counter.join()
        try:
            rows, figures = self._first_pass()
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            counter.join()
            return Proof(False, unreadable=_reason(error))
        facts = counter.result()
        if not facts.utf8 or not self._read_alike(facts, rows, figures):
            return Proof(False, rows, unreadable="bytes")
        distinct = figures["distinct"]
        return Proof(all(count == different for count, different in distinct), rows)

    def _first_pass(self):
        source, bad = self.plan.source(), self.suspicion()
        if self.rule_columns:
            self._create(source, f"{error_marker(bad)} AS bad", ordered=False)
            source, bad_count = self.table, "0"
        else:
            bad_count = f"count({error_marker(bad)})"
        hashes = [f"h{at}" if self.rule_columns else key for at, key in enumerate(self.uniques)]
        counts = [f"count({key}), count(DISTINCT {key})" for key in hashes]
        query = f"SELECT count(*), {bad_count}{''.join(', ' + item for item in counts)} FROM {source}"
        rows, _, *numbers = self.connection.execute(query).fetchone()
        return rows, {"distinct": list(zip(numbers[::2], numbers[1::2], strict=True))}

    def suspicion(self):
        """Return SQL for: a cell of the row, or one of its references, may be at fault."""
        terms = [suspicion(self.plan)]
        for key, source in self.keys:
            text, partial = key_text(self.plan, key.fields)
            terms.append(f"({text}) NOT IN ({source})")
            if partial:
                terms.append(partial)
        return " OR ".join(terms)

    def _create(self, source, bad, ordered):
        """Keep what the second look or the rules need: suspicion, key hashes, rule columns."""
        columns = [bad, *(f"{key} AS h{at}" for at, key in enumerate(self.uniques))]
        columns += [f"{sql} AS {name(label)}" for label, sql in self.rule_columns]
        self.connection.execute(f"SET preserve_insertion_order = {'true' if ordered else 'false'}")
        try:
            self.connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {self.table} AS SELECT {', '.join(columns)} FROM {source}"
            )
        finally:
            self.connection.execute("SET preserve_insertion_order = false")

    def _read_alike(self, facts, rows, figures):
        """Say whether the database has dropped nothing that the row checker would have seen."""
        header = 1 if self.plan.resource.dialect.header else 0
        if not facts.quotes and not facts.carriage_returns:
            return facts.newlines + (not facts.ends_with_newline) == rows + header
        return self._bytes_accounted_for() == facts.size - facts.quotes - self._header_bytes()

    def _header_bytes(self):
        quote = self.plan.resource.dialect.quote_char
        return self.plan.header_bytes - self.plan.header_quotes(quote)

    def _bytes_accounted_for(self):
        """Count the bytes of all cells without quotes, delimiters and line ends of all rows."""
        from qantar.engine.large.sql_text import literal

        quote = literal(self.plan.resource.dialect.quote_char)
        cells = " + ".join(
            f"coalesce(strlen(c{at}) - CASE WHEN contains(c{at}, {quote}) THEN "
            f"strlen(c{at}) - strlen(replace(c{at}, {quote}, '')) ELSE 0 END, 0)"
            for at in range(len(self.plan.fields))
        )
        ends = len(self.plan.fields) - 1 + (2 if self.plan.crlf else 1)
        total = self.connection.execute(
            f"SELECT sum({cells} + {ends}) FROM {self.plan.source()}"
        ).fetchone()[0]
        return int(total or 0)

    def suspects(self, broken_cells):
        """Look again, in order, and name the rows that the row checker must see → Proof.

        `broken_cells` are the cells of records that the database leaves out (wrong number of
        cells): rows with the same unique key become suspects as well.
        """
        self._create(self.plan.source(lenient=True), f"({self.suspicion()}) IS TRUE AS bad", True)
        terms = ["bad"]
        for at in range(len(self.uniques)):
            terms.append(
                f"h{at} IN (SELECT h{at} FROM {self.table} GROUP BY h{at} HAVING count(*) > 1)"
            )
        if broken_cells and self.uniques:
            self._insert_broken(broken_cells)
            terms += [f"h{at} IN (SELECT h{at} FROM broken)" for at in range(len(self.uniques))]
        rows = self.connection.execute(f"SELECT count(*) FROM {self.table}").fetchone()[0]
        found = self.connection.execute(
            f"SELECT rowid FROM {self.table} WHERE {' OR '.join(terms)} ORDER BY rowid"
        ).fetchall()
        return Proof(False, rows, [row for (row,) in found])

    def _insert_broken(self, broken_cells):
        width = len(self.plan.fields)
        columns = [
            [cells[at] if at < len(cells) and cells[at] else None for cells in broken_cells]
            for at in range(width)
        ]
        insert_texts(self.connection, "broken_cells", columns)
        hashes = ", ".join(f"{key} AS h{at}" for at, key in enumerate(self.uniques))
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE broken AS SELECT {hashes} FROM broken_cells"
        )


def _reason(error):
    return str(error).splitlines()[0]
