"""Names and values written safely into SQL."""


def name(text):
    """Return an identifier in double quotes."""
    return '"' + text.replace('"', '""') + '"'


def literal(value):
    """Return a text, number or list of texts as an SQL literal."""
    if isinstance(value, list | tuple | set | frozenset):
        return "(" + ", ".join(literal(item) for item in sorted(value)) + ")"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
