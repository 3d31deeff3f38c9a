"""Constraints on values: tests built once from what a field declares."""

import json
from dataclasses import replace

from qantar.engine.patterns import BadPattern, compile_pattern
from qantar.engine.values import BAD, reader_for

BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
ORDERED = ("integer", "number", "date", "time", "datetime", "duration", "year", "yearmonth")
COLLECTIONS = ("string", "array", "object", "list")

#: Which constraints each type supports, besides required, unique and enum.
SUPPORTED = {kind: set(BOUNDS) for kind in ORDERED}
for _kind in COLLECTIONS:
    SUPPORTED[_kind] = {"minLength", "maxLength"}
SUPPORTED["string"].add("pattern")
SUPPORTED["array"].add("jsonSchema")
SUPPORTED["object"].add("jsonSchema")


class BadConstraint(ValueError):
    """A constraint that cannot be tested, with the reason."""


def supported_by(kind):
    """Return the names of the constraints that a type supports."""
    return {"required", "unique", "enum"} | SUPPORTED.get(kind, set())


def build_tests(field):
    """Return [(constraint name, test of a value)] for a field, in a fixed order.

    Constraint values may be written as the type or as text that reads as the type.
    Raises BadConstraint when a constraint value is not of the field's type or a pattern
    or JSON Schema is not valid.
    """
    tests = []
    for name in ("minLength", "maxLength", *BOUNDS, "pattern", "enum", "jsonSchema"):
        if field.constraints.get(name) is not None:
            tests.append((name, TESTS[name](field, field.constraints[name])))
    if field.categories is not None:
        tests.append(("categories", _one_of(field, field.categories)))
    return tests


def logical(field, value):
    """Return a constraint's value as the field's type; raises BadConstraint."""
    text = value if isinstance(value, str) else _as_text(field, value)
    result = reader_for(field)(text)
    if result is BAD and not isinstance(value, str):
        result = reader_for(_plain(field))(text)
    if result is BAD:
        raise BadConstraint(f"{value!r} is not a value of type {field.type}/{field.format}")
    return result


def _plain(field):
    """The field without its own formatting: 1.5 in JSON is 1.5 whatever decimalChar says."""
    return replace(field, options={}, format="default")


def _as_text(field, value):
    if field.type == "boolean" and isinstance(value, bool):
        choices = field.options.get("trueValues" if value else "falseValues")
        return choices[0] if choices else str(value).lower()
    if isinstance(value, float) and value.is_integer() and field.type == "integer":
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value)


def _length(compare):
    def build(field, limit):
        return lambda value: compare(len(value), limit)

    return build


def _bound(compare):
    def build(field, limit):
        limit = logical(field, limit)
        if field.type == "duration":
            return lambda value: compare(value.length, limit.length)

        def test(value):
            if value != value:  # NaN is within no bounds
                return False
            try:
                return compare(value, limit)
            except TypeError:  # one moment has a time zone and the other has none
                return False

        return test

    return build


def _pattern(field, pattern):
    try:
        match = compile_pattern(pattern).fullmatch
    except BadPattern as error:
        raise BadConstraint(str(error)) from error
    return lambda value: match(value) is not None


def present(field, values):
    """Return the values of a list that are no codes for missing."""
    return [
        item for item in values if not isinstance(item, str) or item not in field.missing_values
    ]


def _one_of(field, values):
    allowed = [logical(field, value) for value in present(field, values)]
    try:
        choices = frozenset(allowed)
    except TypeError:  # arrays and objects
        return lambda value: value in allowed
    return lambda value: value in choices


def _json_schema(field, schema):
    import jsonschema
    from referencing import Registry

    kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
    try:
        kind.check_schema(schema)
    except (jsonschema.SchemaError, RecursionError) as error:
        raise BadConstraint(f"the jsonSchema is not valid: {error}".splitlines()[0]) from error
    # An empty registry fetches nothing: a reference to elsewhere fails instead.
    validator = kind(schema, registry=Registry())

    def test(value):
        try:
            return validator.is_valid(value)
        except Exception:  # unresolvable or endless references: nothing can be shown to hold
            return False

    return test


TESTS = {
    "minLength": _length(lambda length, limit: length >= limit),
    "maxLength": _length(lambda length, limit: length <= limit),
    "minimum": _bound(lambda value, limit: value >= limit),
    "maximum": _bound(lambda value, limit: value <= limit),
    "exclusiveMinimum": _bound(lambda value, limit: value > limit),
    "exclusiveMaximum": _bound(lambda value, limit: value < limit),
    "pattern": _pattern,
    "enum": _one_of,
    "jsonSchema": _json_schema,
}
