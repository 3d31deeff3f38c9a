"""Run the plan of a large table: one pass that holds, or a second that names the suspects."""

from dataclasses import dataclass

from qantar.engine.large.byte_facts import ByteFacts, CountInBackground
from qantar.engine.large.database import error_marker, insert_texts, library
from qantar.engine.large.plan import key_text, suspicion, unique_keys
from qantar.engine.large.progress import progress_bar
from qantar.engine.large.sql_cells import may_hold
from qantar.engine.large.sql_text import literal


@dataclass
class Proof:
    """What a pass has shown: that all rows hold, or nothing; `facts` are those of the bytes."""

    holds: bool
    facts: ByteFacts
    rows: int = 0


class Scan:
    """One table being scanned; `keys` are (foreign key, function → SQL of the keys it needs)."""

    def __init__(self, connection, plan, keys, rule_columns, table, progress=False):
        self.connection, self.plan, self.keys = connection, plan, keys
        self.rule_columns, self.table, self.progress = rule_columns, table, progress
        self.uniques = unique_keys(plan)

    def prove(self):
        """Try to show in one pass that every row holds → Proof."""
        counter = CountInBackground(self.plan.path, self.plan.resource.dialect.quote_char)
        try:
            with progress_bar(self.connection, self.plan.resource.name, self.progress):
                rows, accounted, distinct = self._first_pass()
            facts = counter.result()
            if not self._read_alike(facts, rows, accounted):
                return Proof(False, facts)
        except library().Error:  # a suspect row, a broken record, or more than it can hold
            return Proof(False, counter.result())
        return Proof(all(count == different for count, different in distinct), facts, rows)

    def _first_pass(self):
        """Return (rows, bytes accounted for or None, [(keys, different keys)])."""
        source, marker = self.plan.source(), error_marker(self.suspicion())
        weigh, hashes = self._may_have_quotes(), self.uniques
        weight = self._weight_of_all() if weigh else "NULL"
        if self.rule_columns:
            more = [f"{self._weight_of_row() if weigh else 'NULL::INTEGER'} AS weight"]
            self._create(source, marker, more, ordered=False)
            source, marker, weight = self.table, "bad", "sum(weight)"
            hashes = [f"h{at}" for at in range(len(self.uniques))]
        keys = "".join(f", count({key}), count(DISTINCT {key})" for key in hashes)
        rows, _, accounted, *numbers = self.connection.execute(
            f"SELECT count(*), count({marker}), {weight}{keys} FROM {source}"
        ).fetchone()
        return rows, accounted, list(zip(numbers[::2], numbers[1::2], strict=True))

    def _may_have_quotes(self):
        """Guess from the beginning of the file whether its bytes must be accounted for."""
        if self.plan.crlf:
            return True
        with open(self.plan.path, "rb") as stream:
            return self.plan.resource.dialect.quote_char.encode() in stream.read(1 << 20)

    def suspicion(self, lenient=False):
        """Return SQL for: a cell of the row, or one of its references, may be at fault."""
        terms = [suspicion(self.plan)]
        for key, source in self.keys:
            text, partial = key_text(self.plan, key.fields)
            terms.append(f"({text}) NOT IN ({source(lenient)})")
            if partial:
                terms.append(partial)
        return " OR ".join(terms)

    def _create(self, source, bad, more, ordered):
        """Keep what the second look or the rules need: suspicion, key hashes, rule columns."""
        columns = [f"{bad} AS bad", *more]
        columns += [f"{key} AS h{at}" for at, key in enumerate(self.uniques)]
        for column in self.rule_columns:
            guarded = f"CASE WHEN {column.holds} THEN {column.wide} END"
            columns.append(f"{guarded if ordered else column.narrow} AS {column.label}")
        self.connection.execute(f"SET preserve_insertion_order = {'true' if ordered else 'false'}")
        try:
            self.connection.execute(
                f"CREATE OR REPLACE TEMP TABLE {self.table} AS "
                f"SELECT {', '.join(columns)} FROM {source}"
            )
        finally:
            self.connection.execute("SET preserve_insertion_order = false")

    def _read_alike(self, facts, rows, accounted):
        """Say whether the database has dropped nothing that the row checker would have seen."""
        header, unended = self.plan.header, not facts.ends_with_newline
        if not facts.utf8:
            return False
        if not facts.quotes and not facts.carriage_returns:
            return facts.newlines + unended == rows + (1 if header else 0)
        if accounted is None:
            accounted = self.connection.execute(
                f"SELECT {self._weight_of_all()} FROM {self.plan.source()}"
            ).fetchone()[0]
        quotes_in_header = header.count(self.plan.resource.dialect.quote_char)
        outside = facts.quotes + len(header.encode()) - quotes_in_header
        return int(accounted or 0) == facts.size - outside + unended * self._end()

    def _end(self):
        return 2 if self.plan.crlf else 1

    def _weight_of_all(self):
        """Return SQL for the bytes of all rows: quotes left out, delimiters and line ends in."""
        sums = [f"coalesce(sum({size}), 0)" for size in self._sizes()]
        return f"{' + '.join(sums)} + count(*) * {len(sums) - 1 + self._end()}"

    def _weight_of_row(self):
        """Return SQL for the same of one row."""
        sizes = [f"coalesce({size}, 0)" for size in self._sizes()]
        return f"({' + '.join(sizes)} + {len(sizes) - 1 + self._end()})"

    def _sizes(self):
        """Return SQL for the bytes of each cell without quotes, NULL for an empty one."""
        quote = literal(self.plan.resource.dialect.quote_char)
        for at, field in enumerate(self.plan.fields):
            size = f"strlen(c{at})"
            if may_hold(field, self.plan.resource.dialect.quote_char):
                bare = f"strlen(replace(c{at}, {quote}, ''))"
                size = f"CASE WHEN contains(c{at}, {quote}) THEN {bare} ELSE {size} END"
            yield size

    def load_in_order(self):
        """Look again and keep for each whole record what tells whether it is suspect."""
        doubt = f"({self.suspicion(lenient=True)}) IS TRUE"
        # Lists of values become joins, which lose the order: rows are numbered first.
        source = f"(SELECT row_number() OVER () - 1 AS n, * FROM {self.plan.source(lenient=True)})"
        source = f"(SELECT *, {doubt} AS suspect FROM {source})"
        first = "CASE WHEN suspect THEN c0 END AS first"
        self._create(source, "suspect", ["n", first], ordered=True)

    def suspects(self, broken_cells):
        """Name the rows that the row checker must see, after `load_in_order`.

        Returns (number of whole records, {record from 0: text of its first cell}).
        `broken_cells` are the cells of records that the database leaves out (wrong number of
        cells): rows with the same unique key become suspects as well.
        """
        terms = ["bad"]
        terms += [
            f"h{at} IN (SELECT h{at} FROM {self.table} GROUP BY h{at} HAVING count(*) > 1)"
            for at in range(len(self.uniques))
        ]
        if broken_cells and self.uniques:
            self._insert_broken(broken_cells)
            terms += [f"h{at} IN (SELECT h{at} FROM broken)" for at in range(len(self.uniques))]
        rows = self.connection.execute(f"SELECT count(*) FROM {self.table}").fetchone()[0]
        found = self.connection.execute(
            f"SELECT n, first FROM {self.table} WHERE {' OR '.join(terms)}"
        ).fetchall()
        return rows, dict(found)

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
