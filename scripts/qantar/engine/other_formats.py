"""JSON, inline data and spreadsheets: read by frictionless, reported here.

frictionless gives the verdict; what it passes over (categories, uniqueKeys, nulls in
composite primary keys) is checked afterwards on the values it has read.
"""

import warnings

from qantar.engine.findings import Finding
from qantar.engine.keys import hashable

REMEDY = "See the documentation of this error in frictionless, and correct the data or schema."


def check_foreign(package, resource):
    """Yield the findings about a resource that frictionless reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = open_resource(package, resource)
        try:
            report = table.validate(limit_errors=0)
        except Exception as error:  # frictionless lets some errors of its readers through
            yield _failed(resource, error)
            return
        errors = report.errors + [error for task in report.tasks for error in task.errors]
        for error in errors:
            yield _translate(resource, error)
        if not errors and resource.schema:
            yield from _beyond(resource, open_resource(package, resource))


def open_resource(package, resource):
    """Return frictionless' own object for a resource of the package."""
    from frictionless import Package

    whole = Package.from_descriptor(package.descriptor, basepath=str(package.root))
    return whole.get_resource(resource.name)


def _failed(resource, error):
    return Finding(
        "source-error",
        f"{resource.name}: frictionless cannot read it: {error}.",
        "Check that the file is of the format it claims to be.",
        resource=resource.name,
    )


def _translate(resource, error):
    return Finding(
        error.type,
        f"{resource.name}: {error.message}",
        REMEDY,
        resource=resource.name,
        row=getattr(error, "row_number", None),
        field=getattr(error, "field_name", None) or None,
        field_number=getattr(error, "field_number", None),
        value=getattr(error, "cell", None),
    )


def _beyond(resource, table):
    schema = resource.schema
    seen = [(names, {}) for names in schema.unique_keys]
    with table:
        if not hasattr(table, "row_stream"):
            return
        for row in table.row_stream:
            yield from _categories(resource, row)
            yield from _null_keys(resource, row)
            for names, rows in seen:
                yield from _repeats(resource, row, names, rows)


def _categories(resource, row):
    for field in resource.schema.fields:
        if field.categories is None or field.name not in row or row[field.name] is None:
            continue
        if row[field.name] not in field.categories:
            yield Finding(
                "constraint-error",
                f"{resource.name}, row {row.row_number}, field {field.name!r}: "
                f"{row[field.name]!r} is not among the categories.",
                "Use one of the categories, or add this value.",
                resource=resource.name,
                row=row.row_number,
                field=field.name,
                value=str(row[field.name]),
                rule="categories",
            )


def _null_keys(resource, row):
    names = resource.schema.primary_key
    empty = [name for name in names if name in row and row[name] is None]
    if empty and len(empty) < len(names):
        yield Finding(
            "primary-key",
            f"{resource.name}, row {row.row_number}: the primary key has no value in "
            f"{', '.join(empty)}.",
            "Fill in every field of the primary key.",
            resource=resource.name,
            row=row.row_number,
            field=", ".join(names),
            rule="primaryKey",
        )


def _repeats(resource, row, names, rows):
    key = tuple(hashable(row.get(name)) for name in names)
    first = rows.setdefault(key, row.row_number)
    if None not in key and first != row.row_number:
        yield Finding(
            "unique-error",
            f"{resource.name}, row {row.row_number}: the unique key {', '.join(names)} is the "
            f"same as in row {first}.",
            "Give each row a key of its own, or remove one.",
            resource=resource.name,
            row=row.row_number,
            field=", ".join(names),
            rule="uniqueKeys",
        )


def collect_keys(package, resource, wanted):
    """Return {field names: set of key tuples} of a resource that frictionless reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with open_resource(package, resource) as table:
                rows = list(table.row_stream)
        except Exception:  # reported with the resource itself
            return dict.fromkeys(wanted)
    return {
        names: {tuple(hashable(row.get(name)) for name in names) for row in rows}
        for names in wanted
    }
