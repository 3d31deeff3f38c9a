"""Regular expressions of XML Schema, as Python reads them.

They are anchored at both ends, so callers use `fullmatch`: with `$` an id with a trailing
newline would pass, and `^a|b$` would anchor each branch at one end only.
"""

import re

NAME_START = r"A-Za-z_:\u00c0-\ufffd"
NAME = r"-.\w:\u00b7"
NAME_ESCAPES = {"i": NAME_START, "c": NAME}


class BadPattern(ValueError):
    """A pattern that is no regular expression, with the reason."""


def compile_pattern(pattern):
    """Return the compiled pattern; raises BadPattern.

    `\\i` and `\\c` (characters of XML names) are spelt out; `\\p{…}` needs the `regex`
    library, because Python's `re` has no Unicode categories.
    """
    try:
        if re.search(r"\\[pP]", pattern):
            return _compile_with_categories(pattern)
        return re.compile(_spell_out(pattern))
    except (re.error, OverflowError, RecursionError) as error:
        raise BadPattern(f"{pattern!r} is not a regular expression: {error}") from error


def _compile_with_categories(pattern):
    try:
        import regex
    except ImportError:
        raise BadPattern(f"{pattern!r} needs the library regex for \\p") from None
    try:
        return regex.compile(_spell_out(pattern))
    except regex.error as error:
        raise BadPattern(f"{pattern!r} is not a regular expression: {error}") from error


def _spell_out(pattern):
    if r"\i" not in pattern and r"\c" not in pattern:
        return pattern
    in_class, parts = False, []
    for piece in re.findall(r"\\.|.", pattern, re.DOTALL):
        if piece in ("[", "]"):
            in_class = piece == "["
        elif piece[0] == "\\" and piece[1:] in NAME_ESCAPES:
            characters = NAME_ESCAPES[piece[1:]]
            piece = characters if in_class else f"[{characters}]"
        parts.append(piece)
    return "".join(parts)
