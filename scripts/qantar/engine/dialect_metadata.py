"""What a dialect must be, before any data is read."""

from qantar.engine.findings import Finding

DIALECT = {
    "header": bool,
    "headerRows": list,
    "headerJoin": str,
    "headerCase": bool,
    "commentChar": str,
    "commentRows": list,
    "skipBlankRows": bool,
    "csv": dict,
}
CONTROL = {
    "delimiter": str,
    "lineTerminator": str,
    "quoteChar": str,
    "doubleQuote": bool,
    "escapeChar": str,
    "nullSequence": str,
    "skipInitialSpace": bool,
}


def check_dialect(name, dialect):
    """Return the findings about the dialect (a dict) of resource `name`."""
    found = _wrong_kinds(name, dialect, DIALECT, "dialect-error")
    if found:
        return found
    control = {**dialect, **dialect.get("csv", {})}
    found = _wrong_kinds(name, control, CONTROL, "control-error")
    if found:
        return found
    texts = [*_row_faults(control), *_character_faults(control)]
    return [_finding("dialect-error", name, text, at) for at, text in texts]


def _wrong_kinds(name, dialect, kinds, error):
    return [
        _finding(error, name, f"{at!r} is {dialect[at]!r}", at)
        for at, kind in kinds.items()
        if dialect.get(at) is not None and not isinstance(dialect[at], kind)
    ]


def _row_faults(dialect):
    for at in ("headerRows", "commentRows"):
        numbers = dialect.get(at) or []
        if not all(type(number) is int and number > 0 for number in numbers):
            yield at, f"{at!r} must hold row numbers from 1 and is {numbers!r}"
        elif numbers != sorted(set(numbers)):
            yield at, f"{at!r} must rise and is {numbers!r}"


def _character_faults(dialect):
    for at in ("delimiter", "quoteChar", "escapeChar"):
        text = dialect.get(at)
        if text is not None and (
            len(text) > 1 or (at == "delimiter" and not text) or text in ("\n", "\r")
        ):
            yield at, f"{at!r} must be one character and is {text!r}"
    if dialect.get("lineTerminator") == "":
        yield "lineTerminator", "'lineTerminator' must not be empty"


def _finding(kind, name, text, at):
    return Finding(
        kind,
        f"{name}: the dialect does not hold: {text}.",
        f"Correct {at!r} in the dialect.",
        resource=name,
        rule=at,
    )
