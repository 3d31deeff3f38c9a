"""A package checked where its documents are not: schemas, files and rules, and what cannot be run.

This is what `qantar validate PATH` does. For packages that quote documents (columns with `span`) it
says that the quotes were not held against them; it never counts that as passed.
"""

from __future__ import annotations

import json
from pathlib import Path

from qantar.engine import CannotRun as NoPackage
from qantar.engine import validate
from qantar.problems import CannotRun, Problem
from qantar.validate import Check

RULES = Path("schemas", "rules")
NO_DOCUMENTS = "documents not included"
PACKAGE = "files, types, codes, patterns, keys and references that do not hold"
CONTRADICTIONS = "contradictions inside the data that no schema can see"


def package_checks(
    path: Path, rules: Path | None = None, limit: int | None = None, progress: bool = False
) -> list[Check]:
    """The checks of any Data Package, named by its descriptor or its folder.

    `rules` is a folder of SQL rules; without it, the package's own in `schemas/rules/`, if any.
    Raises CannotRun where there is no descriptor, or no folder of rules.
    """
    root = path if path.is_dir() else path.parent
    if rules is None and (root / RULES).is_dir():
        rules = root / RULES
    try:
        report = validate(path, rules=rules, limit=limit, progress=progress)
    except NoPackage as error:
        raise CannotRun(str(error)) from None
    rows = sum(item.get("rows") or 0 for item in report.resources)
    package = Check("package", PACKAGE, rows=rows, notes=list(report.notes))
    ruled = Check("rules", CONTRADICTIONS, rows=rows)
    for error in report.errors:
        about_rule = error.type in ("rule", "rule-error")
        (ruled if about_rule else package).problems.append(_problem(error))
    if rules is None:
        ruled.not_run = "the package has no schemas/rules/; name a folder with --rules"
    return [package, ruled, *_needs_documents(root if path.is_dir() else path)]


def _problem(error) -> Problem:
    return Problem(
        error.type,
        error.message,
        error.remedy,
        file=error.file,
        line=error.line,
        resource=error.resource,
        row=error.row,
        field=error.field,
        value=error.value,
    )


def _needs_documents(path: Path) -> list[Check]:
    """The checks that need what the package was made from, where it quotes anything."""
    descriptor = path / "datapackage.json" if path.is_dir() else path
    fields = _fields(descriptor)
    if not any(isinstance(item, dict) and item.get("span") for item in fields):
        return []
    anchors = Check("anchors", "quotes that do not stand in their documents")
    codings = Check("codings", "readings that differ, numbers and dates read wrongly")
    review = Check("review", "claims, facts and promises that only one person has stated")
    anchors.not_run = codings.not_run = review.not_run = NO_DOCUMENTS
    return [anchors, codings, review]


def _fields(descriptor: Path) -> list:
    try:
        content = json.loads(descriptor.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    resources = content.get("resources") if isinstance(content, dict) else None
    fields = []
    for resource in resources if isinstance(resources, list) else []:
        schema = resource.get("schema") if isinstance(resource, dict) else None
        listed = schema.get("fields") if isinstance(schema, dict) else None
        fields += listed if isinstance(listed, list) else []
    return fields
