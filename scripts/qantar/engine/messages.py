"""The sentences of findings: what was found, what was expected, what would mend it."""

from qantar.engine.findings import Finding

LONGEST_VALUE = 200

EXPECTED = {
    "integer": ("a whole number", "Write digits only, without spaces, separators or decimals."),
    "number": ("a number", "Write digits with a point for decimals, no spaces or units."),
    "boolean": ("one of the words for true and false", "Use trueValues or falseValues."),
    "date": ("a date", "Write it as YYYY-MM-DD."),
    "time": ("a time", "Write it as hh:mm:ss."),
    "datetime": (
        "a date and time",
        "Write it as YYYY-MM-DDThh:mm:ss, with Z or an offset if known.",
    ),
    "year": ("a year", "Write it with four digits."),
    "yearmonth": ("a month", "Write it as YYYY-MM."),
    "duration": ("a duration", "Write it as XML Schema does, for example P1Y2M or PT30M."),
    "geopoint": ("a point within ±180, ±90", "Write longitude, then latitude, in degrees."),
    "geojson": ("GeoJSON", "Write a geometry, feature or feature collection."),
    "object": ("a JSON object", "Write it in braces, names in double quotes."),
    "array": ("a JSON array", "Write it in square brackets."),
    "list": ("a list of its item type", "Separate the items by the delimiter of the field."),
    "email": ("an email address", "Write it as name@host.domain."),
    "uri": ("a URI", "Write it with its scheme and escape spaces and letters beyond ASCII."),
    "uuid": ("a UUID", "Write it as 8-4-4-4-12 hexadecimal digits."),
    "binary": ("base64", "Encode the bytes in base64, with padding."),
    "topojson": ("TopoJSON", "Write a topology with objects and arcs."),
}

HEADER = {
    "blank-label": ("Column {n} has no name in the header", "Write {field!r} there."),
    "blank-header": ("The header row is blank", "Write the column names into the first row."),
    "duplicate-label": ("The header names {label!r} a second time in column {n}", "Rename one."),
    "extra-label": (
        "Column {n} of the file, {label!r}, is not in the schema",
        "Remove the column or describe it as a field.",
    ),
    "incorrect-label": (
        "Column {n} is called {label!r} in the file and {field!r} in the schema",
        "Rename one of them, or set fieldsMatch if the order of columns is free.",
    ),
    "missing-label": (
        "The field {field!r} of the schema is not in the file",
        "Add the column or remove the field.",
    ),
    "unmatched-header": (
        "No column of the file ({label}) is in the schema",
        "Check that the schema belongs to this file.",
    ),
}


def shorten(text):
    """Return a cell's text for display, cut at LONGEST_VALUE characters."""
    if text is None or len(text) <= LONGEST_VALUE:
        return text
    return text[:LONGEST_VALUE] + "…"


def header_finding(resource, row, fault, labels, dialect):
    """Return the finding for a fault of the header, see `header.Match`."""
    kind, number, field, label = fault
    message, remedy = HEADER[kind]
    values = {"n": number, "label": label, "field": field}
    if kind == "blank-label" and not field:
        remedy = "Write a name there."
    return Finding(
        kind,
        message.format(**values) + ".",
        remedy.format(**values) + _other_delimiter(kind, labels, dialect),
        resource=resource,
        row=row,
        field=field,
        value=shorten(label),
        field_number=number,
    )


def _other_delimiter(kind, labels, dialect):
    """A hint when the whole header stands in one column."""
    if kind not in ("incorrect-label", "missing-label") or len(labels) != 1:
        return ""
    for delimiter in ";\t|,":
        if delimiter != dialect.delimiter and delimiter in labels[0]:
            return f" The header seems to be separated by {delimiter!r}: set dialect.delimiter."
    return ""


def type_fault(field, text):
    """Return (message, remedy) for text that is no value of the field's type."""
    kind = field.type if field.format in ("default", "any", "array", "object") else field.format
    if kind not in EXPECTED:
        return (
            f"{shorten(text)!r} is not of type {field.type} in the format {field.format!r}",
            f"Write it as the format {field.format!r} says, or correct the format.",
        )
    expected, remedy = EXPECTED[kind]
    hint = ""
    if text != text.strip():
        hint = " Remove the white space around it."
    return f"{shorten(text)!r} is not {expected}", remedy + hint


def constraint_fault(field, name, text):
    """Return (message, remedy) for a value that breaks the constraint `name` of its field."""
    if name == "required":
        return "a value is required and none is given", "Fill in the cell, or lift `required`."
    if name == "categories":
        allowed, label = list(field.categories), "categories"
    else:
        allowed, label = field.constraints[name], name
    shown = shorten(str(allowed))
    if name in ("enum", "categories"):
        return (
            f"{shorten(text)!r} is not among the {label} {shown}",
            f"Use one of them, or add this value to `{label}`.",
        )
    return (
        f"{shorten(text)!r} breaks the constraint {label} {shown}",
        "Correct the value, or the constraint in the schema.",
    )
