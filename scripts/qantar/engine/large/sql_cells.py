"""SQL that vouches for a cell: where it is true, the row checker finds nothing.

The database's own casts are lenient (` 12`, `12.7`, `1e3`, `2020-1-5`, `infinity`), so a value
counts only when its text is what the database itself would write for it, or matches a pattern.
"""

from qantar.engine.constraints import logical, present
from qantar.engine.large.re2 import decidable
from qantar.engine.large.sql_text import literal

BIGINT = 2**63
TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
FORMATS = {
    "email": r"[A-Za-z0-9][A-Za-z0-9+_-]{0,29}(\.[A-Za-z0-9+_-]{1,15}){0,2}"
    r"@([a-z0-9]{1,40}(-[a-z0-9]{1,20})?\.){1,3}[a-z]{2,10}",
    "uri": r"https?://[A-Za-z0-9._-]+(/[A-Za-z0-9._~:@!$&'()*+,;=-]*)*",
    "uuid": "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "binary": "([A-Za-z0-9+/]{4})+",
}
NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
PLAIN = {
    "year": "[0-9]{4}",
    "yearmonth": "[0-9]{4}-(0[1-9]|1[0-2])",
    "time": TIME,
    "duration": "-?P[0-9]{1,9}[YMD]|-?PT[0-9]{1,9}[HMS]",
    "geopoint": r"-?(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]+)?, ?-?[0-8]?[0-9](\.[0-9]+)?",
}
COMPARE = {
    "minimum": ">=",
    "maximum": "<=",
    "exclusiveMinimum": ">",
    "exclusiveMaximum": "<",
}


class NotInSql(Exception):
    """A field whose cells only the row checker can judge."""


def vouch(field, column, padded=True):
    """Return SQL over the text `column` (not missing) that implies: the row checker passes it.

    With `padded` false, integers like 007 and +5 are not vouched for, which is quicker.
    Raises NotInSql for types, formats and constraints that SQL cannot vouch for.
    """
    if field.type == "integer" and not padded:
        terms = [_plain_integer(field, column)]
    else:
        terms = [TYPES.get(field.type, _unknown)(field, column)]
    for name, value in field.constraints.items():
        if name not in ("required", "unique") and value is not None:
            terms.append(_constraint(field, name, value, column))
    if field.categories is not None:
        terms.append(_among(field, field.categories, column))
    return " AND ".join(f"({term})" for term in terms if term != "TRUE") or "TRUE"


def may_hold(field, sign):
    """Say whether a cell that is vouched for may have the sign in it."""
    values = field.constraints.get("enum") or field.categories
    if values and field.type == "string":
        return any(sign in str(value) for value in values)
    return field.type in ("string", "any", "list", "boolean")


def matches(column, pattern):
    """Return SQL for: the whole text matches the pattern."""
    return f"regexp_full_match({column}, {literal(pattern)})"


def comparable(field, column):
    """Return SQL that is equal wherever the values of two texts are equal, for unique keys."""
    if field.type == "integer" and not _has_number_options(field):
        return f"TRY_CAST({column} AS HUGEINT)"
    if field.type == "number" and not _has_number_options(field):
        return f"TRY_CAST({column} AS DOUBLE)"
    if _text_is_value(field):
        return column
    raise NotInSql(field.name)


def joinable(child, parent):
    """Say whether equal texts of two fields mean equal values."""
    same = child.type, child.format, child.options, child.missing_values
    return (
        same == (parent.type, parent.format, parent.options, parent.missing_values)
        and (child.type in ("integer", "number") or _text_is_value(child))
        and not _has_number_options(child)
    )


def _text_is_value(field):
    if field.type in ("string", "any"):
        return True
    return field.type in ("date", "year", "yearmonth") and field.format == "default"


def _has_number_options(field):
    return any(field.options.get(name) for name in ("groupChar", "decimalChar")) or not (
        field.options.get("bareNumber", True)
    )


def _unknown(field, column):
    raise NotInSql(field.name)


def _string(field, column):
    if field.format in ("default", "wkt"):
        return "TRUE"
    return matches(column, FORMATS[field.format])


def _integer(field, column):
    return (
        f"CASE WHEN {_plain_integer(field, column)} THEN TRUE "
        f"ELSE {matches(column, '[+-]?[0-9]{1,18}')} END"
    )


def _plain_integer(field, column):
    """The text that the database writes for its own reading."""
    if _has_number_options(field):
        raise NotInSql(field.name)
    return f"CAST(TRY_CAST({column} AS {integer_width(field)}) AS VARCHAR) = {column}"


def integer_width(field):
    """The smallest type that holds all integers within the bounds; 32 bits are read faster."""
    bounds = [field.constraints.get(name) for name in ("minimum", "maximum")]
    if None in bounds or any(abs(logical(field, bound)) >= 2**31 for bound in bounds):
        return "BIGINT"
    return "INTEGER"


def _number(field, column):
    if _has_number_options(field):
        raise NotInSql(field.name)
    return f"{matches(column, NUMBER)} AND strlen({column}) <= 300"


def _boolean(field, column):
    words = field.options.get("trueValues", ["true", "True", "TRUE", "1"])
    words = words + field.options.get("falseValues", ["false", "False", "FALSE", "0"])
    return f"{column} IN {literal(words)}"


def _date(field, column):
    if field.format != "default":
        raise NotInSql(field.name)
    # 'infinity' and years beyond 9999 are dates to the database, but not ten characters long.
    return f"CAST(TRY_CAST({column} AS DATE) AS VARCHAR) = {column} AND strlen({column}) = 10"


def _datetime(field, column):
    if field.format != "default":
        raise NotInSql(field.name)
    day = f"left({column}, 10)"
    return f"CAST(TRY_CAST({day} AS DATE) AS VARCHAR) = {day} AND " + matches(
        column, rf"[0-9-]{{10}}T{TIME}(\.[0-9]+)?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?"
    )


def _plain(field, column):
    if field.format != "default":
        raise NotInSql(field.name)
    return matches(column, PLAIN[field.type])


def _list(field, column):
    if field.options.get("itemType", "string") != "string":
        raise NotInSql(field.name)
    return "TRUE"


TYPES = {
    "any": lambda field, column: "TRUE",
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "duration": _plain,
    "geopoint": _plain,
    "integer": _integer,
    "list": _list,
    "number": _number,
    "string": _string,
    "time": _plain,
    "year": _plain,
    "yearmonth": _plain,
}


def _constraint(field, name, value, column):
    if name in COMPARE:
        return _bound(field, name, value, column)
    if name in ("minLength", "maxLength") and field.type == "string":
        return f"length({column}) {'>=' if name == 'minLength' else '<='} {int(value)}"
    if name == "enum":
        return _among(field, value, column)
    if name == "pattern" and decidable(value):
        return matches(column, value)
    raise NotInSql(field.name)


def _bound(field, name, value, column):
    limit = logical(field, value)
    if field.type == "integer" and -BIGINT < limit < BIGINT:
        return f"TRY_CAST({column} AS {integer_width(field)}) {COMPARE[name]} {limit}"
    if field.type == "number" and limit.is_finite() and len(limit.as_tuple().digits) <= 15:
        # Decimals of 15 digits and less keep their order as doubles.
        return f"strlen({column}) <= 15 AND TRY_CAST({column} AS DOUBLE) {COMPARE[name]} {limit}"
    if _text_is_value(field) or (field.type == "time" and _is_plain_time(limit)):
        return f"{column} {COMPARE[name]} {literal(_ordered_text(field, limit))}"
    raise NotInSql(field.name)


def _is_plain_time(limit):
    return limit.tzinfo is None and not limit.microsecond


def _ordered_text(field, limit):
    """Return the limit in the form in which the order of texts is the order of values."""
    if field.type == "year":
        return f"{limit:04d}"
    if field.type == "yearmonth":
        return f"{limit.year:04d}-{limit.month:02d}"
    return limit.isoformat()


def _among(field, values, column):
    values = present(field, values)
    if not values:
        return "FALSE"
    if field.type == "integer":
        return f"{column} IN {literal({str(logical(field, value)) for value in values})}"
    if field.type in ("string", "any", "date", "year", "yearmonth"):
        return f"{column} IN {literal({str(value) for value in values})}"
    raise NotInSql(field.name)
