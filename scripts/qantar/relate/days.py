"""Days as they are written: ISO 8601, nothing else."""

import re
from datetime import date
from functools import cache

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def day_of(text: str) -> date:
    """The day of a text such as 2022-01-09. Raises ValueError, saying what is expected."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("a day such as 2022-01-09")


def is_day(text: str) -> bool:
    """Whether a text is a day."""
    try:
        day_of(text)
    except ValueError:
        return False
    return True
