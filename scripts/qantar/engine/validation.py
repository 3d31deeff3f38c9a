"""Validate a package: the order in which everything is looked at."""

from qantar.engine.files import check_files
from qantar.engine.findings import Findings, LimitReached
from qantar.engine.loading import load_package
from qantar.engine.lookups import Lookups
from qantar.engine.report import Report
from qantar.engine.tables import check_table

# Below this the row checker is done before the database is loaded.
LARGE_FROM = 1_500_000


def validate(path, *, rules=None, limit=None, large_from=None, progress=False):
    """Validate a Data Package and return a `report.Report`.

    `path` is a descriptor or its folder; `rules` a folder of SQL files (see `rules`), each a
    query for the rows that break it; `limit` the number of errors after which reading stops
    (0 = none, default 100,000). Tables of `large_from` bytes or more are first tried by the
    database, which only decides whether everything holds. With `progress`, large tables show
    a progress bar on a terminal.

    Raises `descriptor.CannotRun` when there is no descriptor, or no folder of rules.
    """
    findings = Findings(limit)
    report = Report(str(path), findings.items, limit=findings.limit)
    package, found = load_package(path)
    try:
        findings.extend(found)
        if package is not None:
            report.notes += package.notes
            _check(package, findings, report, large_from)
    except LimitReached:
        report.limit_reached = True
    return report


def _check(package, findings, report, large_from):
    lookups = Lookups(package)
    if _table_bytes(package) < (LARGE_FROM if large_from is None else large_from):
        _check_all(package, findings, report, lambda resource: check_table(resource, lookups))
        return
    from qantar.engine.large.database import open_database
    from qantar.engine.large.tables import LargeTables

    with open_database() as (connection, folder):
        large = LargeTables(connection, folder, package, lookups, lambda resource, plan: [])
        _check_all(package, findings, report, large.check)


def _check_all(package, findings, report, check):
    for resource in package.resources:
        entry = {"name": resource.name, "kind": resource.kind}
        report.resources.append(entry)
        if resource.kind == "table":
            entry["rows"] = findings.extend(check(resource))
        elif resource.kind == "foreign":
            from qantar.engine.other_formats import check_foreign

            findings.extend(check_foreign(package, resource))
        findings.extend(check_files(resource))


def _table_bytes(package):
    return sum(
        path.stat().st_size
        for resource in package.resources
        if resource.kind == "table"
        for path in resource.paths
    )
