"""The large tables of a package: planned together, checked one by one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from qantar.engine import tables
from qantar.engine.delimited import Broken
from qantar.engine.large.database import library
from qantar.engine.large.parents import NearbyKeys, key_sources
from qantar.engine.large.plan import plain_text, plan_table
from qantar.engine.large.scan import Scan
from qantar.engine.large.sql_cells import NotInSql
from qantar.engine.large.suspects import (
    NeedsRowChecker,
    copy_whole_records,
    index_records,
    records_in_doubt,
)
from qantar.engine.messages import header_finding
from qantar.engine.rows import RowChecker
from qantar.engine.rule_tables import columns_of_large, load_small, view_of_large
from qantar.engine.sources import SourceFault

# Reading a smaller table row by row is quicker than asking the database.
SMALLEST = 200_000


class LargeTables:
    """Plans for the tables that the database can vouch for, and their check."""

    def __init__(self, connection, folder, package, lookups, rules=(), progress=False):
        self.connection, self.package, self.lookups = connection, package, lookups
        self.rules, self.folder, self.progress = rules, folder, progress
        self.plans, self.loaded = {}, set()
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
            self._keep(resource, scan)
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
        columns = columns_of_large(self.rules, plan) if self.rules else []
        return Scan(
            self.connection, plan, keys, columns, f"loaded{len(self.loaded)}", self.progress
        )

    def _keep(self, resource, scan):
        """Let the rules see what the scan has loaded."""
        if scan.rule_columns:
            view_of_large(self.connection, resource, scan.table, scan.rule_columns)
        self.loaded.add(resource.name)

    def load_others(self):
        """Load for the rules all tables that no scan has loaded."""
        for resource in self.package.resources:
            if resource.kind == "table" and resource.name not in self.loaded:
                load_small(self.connection, self.rules, resource)

    def _explain(self, plan, scan, facts):
        """Return (rows, findings of the rows in doubt); raises NeedsRowChecker."""
        if not facts.utf8:
            raise NeedsRowChecker
        suspects, index = self._suspects(plan, scan)
        self._keep(plan.resource, scan)
        doubtful = records_in_doubt(plan, index, suspects)
        cells = [cells for _, _, cells in doubtful if not isinstance(cells, Broken)]
        keys = NearbyKeys(self.connection, plan, self.plans, self.lookups, cells)
        rows = len(index.offsets) + len(index.broken_cells())
        return rows, _check_rows(plan, keys, doubtful)

    def _suspects(self, plan, scan):
        """Return (suspects, RecordIndex); from a clean copy where the quoting is in doubt."""
        try:
            with ThreadPoolExecutor(1) as pool:
                indexing = pool.submit(index_records, plan)
                scan.load_in_order()
                index = indexing.result()
            if not index.spaced_quotes:
                whole, suspects = scan.suspects(index.broken_cells())
                if whole == len(index.offsets):
                    return suspects, index
            copy = Path(self.folder, f"{scan.table}.csv")
            index = copy_whole_records(plan, copy)
            scan.plan = replace(plan, path=copy, header="", crlf=False)
            scan.load_in_order()
            whole, suspects = scan.suspects(index.broken_cells())
        except library().Error as error:
            raise NeedsRowChecker from error
        if whole != len(index.offsets):
            raise NeedsRowChecker
        return suspects, index


def _check_rows(plan, keys, doubtful):
    checker = RowChecker(plan.resource, plan.fields, keys)
    for row, line, cells in doubtful:
        if isinstance(cells, Broken):
            yield tables.broken_finding(plan.resource, row, line, cells)
        else:
            yield from checker.check(row, line, cells)


def _header_findings(plan):
    for fault in plan.match.faults:
        yield header_finding(plan.resource.name, 1, fault, plan.labels, plan.resource.dialect)


def _size(resource):
    return sum(path.stat().st_size for path in resource.paths)
