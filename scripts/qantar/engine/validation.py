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
    sql_rules = _rules(rules)
    findings = Findings(limit)
    report = Report(str(path), findings.items, limit=findings.limit)
    package, found = load_package(path)
    try:
        findings.extend(found)
        if package is not None:
            report.notes += package.notes
            _check(package, sql_rules, findings, report, large_from, progress)
    except LimitReached:
        report.limit_reached = True
    return report


def _rules(folder):
    if folder is None:
        return []
    from qantar.engine.rules import read_rules

    return read_rules(folder)


def _all_plain(rules, package):
    from qantar.engine.plain_rules import all_plain

    return all_plain(rules, package)


def _check(package, rules, findings, report, large_from, progress):
    lookups = Lookups(package)
    small = _table_bytes(package) < (LARGE_FROM if large_from is None else large_from)
    if small and (not rules or _all_plain(rules, package)):
        _check_all(package, findings, report, lambda table: check_table(table, lookups))
        if rules:
            from qantar.engine.plain_rules import run_plain_rules

            findings.extend(run_plain_rules(package, rules))
        return
    from qantar.engine.large.database import open_database
    from qantar.engine.large.files import FilesInBackground
    from qantar.engine.large.tables import LargeTables

    with open_database() as (connection, folder), FilesInBackground(package) as files:
        large = LargeTables(connection, folder, package, lookups, rules, progress)
        _check_all(package, findings, report, large.check, files.check)
        if rules:
            from qantar.engine.rules import run_rules

            large.load_others()
            findings.extend(run_rules(connection, rules))


def _check_all(package, findings, report, check, check_files=check_files):
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
