"""The large tables of a package: planned together, checked one by one."""

from qantar.engine import tables
from qantar.engine.delimited import Broken

from qantar.engine.large.parents import NearbyKeys, key_sources
from qantar.engine.large.plan import plain_text, plan_table
from qantar.engine.large.scan import Scan
from qantar.engine.large.sql_cells import NotInSql
from qantar.engine.large.suspects import NeedsRowChecker, broken_records, records_in_doubt
from qantar.engine.messages import header_finding
from qantar.engine.rows import RowChecker
from qantar.engine.sources import SourceFault

# Reading a smaller table row by row is quicker than asking the database.
SMALLEST = 200_000


class LargeTables:
    """Plans for the tables that the database can vouch for, and their check."""

    def __init__(self, connection, folder, package, lookups, rule_columns):
        self.connection, self.package, self.lookups = connection, package, lookups
        self.rule_columns = rule_columns
        self.plans, self.loaded = {}, {}
        for resource in package.resources:
            if resource.kind == "table" and _size(resource) >= SMALLEST:
                plan = self._plan(resource, folder)
                if plan:
                    self.plans[resource.name] = plan

    def _plan(self, resource, folder):
        try:
            return plan_table(resource, plain_text(resource, folder))
        except (SourceFault, UnicodeDecodeError):
            return None  # the row checker says what is wrong

    def check(self, resource):
        """Yield the findings of a table → number of rows; what the row checker would find."""
        plan = self.plans.get(resource.name)
        scan = plan and self._scan(plan)
        if not scan:
            return (yield from tables.check_table(resource, self.lookups))
        proof = scan.prove()
        if proof.holds:
            self.loaded[resource.name] = scan.table
            rows = proof.rows
            yield from _header_findings(plan)
        else:
            try:
                rows, found = self._explain(plan, scan, proof.facts)
            except NeedsRowChecker:
                return (yield from tables.check_table(resource, self.lookups))
            yield from _header_findings(plan)
            yield from found
        yield from tables.count_findings(resource, rows)
        return rows

    def _scan(self, plan):
        try:
            keys = key_sources(self.connection, plan, self.plans, self.package)
        except (NotInSql, SourceFault, UnicodeDecodeError):
            return None
        columns = self.rule_columns(plan.resource, plan)
        return Scan(self.connection, plan, keys, columns, len(self.loaded))

    def _explain(self, plan, scan, facts):
        """Return (rows, findings of the rows in doubt); raises NeedsRowChecker."""
        import duckdb

        if not facts.utf8:
            raise NeedsRowChecker
        whole, broken = broken_records(plan, facts)
        try:
            proof = scan.suspects(broken)
        except duckdb.Error as error:
            raise NeedsRowChecker from error
        if proof.rows != whole:
            raise NeedsRowChecker
        self.loaded[plan.resource.name] = scan.table
        doubtful = list(records_in_doubt(plan, facts, proof.suspects))
        cells = [cells for _, _, cells in doubtful if not isinstance(cells, Broken)]
        keys = NearbyKeys(self.connection, plan, self.plans, self.lookups, cells)
        unread = sum(isinstance(cells, Broken) for _, _, cells in doubtful)
        return whole + len(broken) - unread, _check_rows(plan, keys, doubtful)


def _check_rows(plan, keys, doubtful):
    checker = RowChecker(plan.resource, plan.fields, keys)
    for row, line, cells in doubtful:
        if isinstance(cells, Broken):
            yield tables.broken_finding(plan.resource, row, line, cells)
        else:
            yield from checker.check(row, line, cells)


def _header_findings(plan):
    for fault in plan.match.faults:
        yield header_finding(
            plan.resource.name, 1, fault, plan.labels, plan.resource.dialect
        )


def _size(resource):
    return sum(path.stat().st_size for path in resource.paths)


