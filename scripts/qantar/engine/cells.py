"""The check of one cell, built once per field: missing, type, constraints."""

from qantar.engine.constraints import build_tests
from qantar.engine.values import BAD, reader_for

TYPE = "type"


def build_cell_check(field):
    """Return check(text) → (value, faults) for a `model.Field`.

    `text` is None where the row is too short. `value` is None for missing and for unreadable
    cells. `faults` is None, or a tuple of the constraints that the value breaks, or
    ("type",) when the text is no value of the type.
    """
    missing = field.missing_values
    read = reader_for(field)
    tests = build_tests(field)
    if_missing = (None, ("required",)) if field.constraints.get("required") else (None, None)
    unreadable = (None, (TYPE,))

    def check(text):
        if text is None or text in missing:
            return if_missing
        value = read(text)
        if value is BAD:
            return unreadable
        if tests:
            faults = tuple(name for name, holds in tests if not holds(value))
            return value, faults or None
        return value, None

    return check
