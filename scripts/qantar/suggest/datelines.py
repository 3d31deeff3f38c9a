"""Datelines: the day of publication at the head of a text ("Minsk, 6. Mai 2020 –")."""

import re

from qantar.reading import DateExpression

LONGEST = 4  # words of place and agency before the day


def is_dateline(text: str, expression: DateExpression) -> bool:
    """Whether a full date opens its line with a few words before it and a dash behind it."""
    if "year" not in expression.fields or expression.kind != "date":
        return False
    line = text.rfind("\n", 0, expression.start) + 1
    ahead = text[line : expression.start].split()
    return len(ahead) <= LONGEST and bool(
        re.match(r"[*_)\s]*[-–—:]\s", text[expression.end : expression.end + 10])
    )


def is_alone(text: str, expression: DateExpression) -> bool:
    """Whether a full date is all that its line says."""
    if "year" not in expression.fields or expression.kind != "date":
        return False
    start = text.rfind("\n", 0, expression.start) + 1
    end = text.find("\n", expression.end)
    rest = text[start : expression.start] + text[expression.end : end if end >= 0 else len(text)]
    return not re.search(r"[^\W\d_]{3}", rest)
