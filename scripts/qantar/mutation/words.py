"""Slips of the hand in numbers, days and words. Each returns None where it cannot be made."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

HOMOGLYPHS = dict(zip("aceiopxyABEHKMOPTX", "асеіорхуАВЕНКМОРТХ", strict=True))


def digits_swapped(text: str, rng: Random) -> str | None:
    """Two neighbouring digits exchanged: 164 → 146."""
    at = [i for i in range(len(text) - 1) if text[i : i + 2].isdigit() and text[i] != text[i + 1]]
    at = [i for i in at if not (i == 0 and text[1] == "0")]
    if not at:
        return None
    i = rng.choice(at)
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def zero_lost(text: str, rng: Random) -> str | None:
    """A zero at the end left out: 400 → 40."""
    return text[:-1] if len(text) > 1 and text.isdigit() and text.endswith("0") else None


def zero_added(text: str, rng: Random) -> str | None:
    """A zero too many: 164 → 1640."""
    return text + "0" if text.isdigit() and text != "0" else None


def digit_changed(text: str, rng: Random) -> str | None:
    """Another digit in one place: 164 → 154."""
    at = [i for i, char in enumerate(text) if char.isdigit()]
    if not at:
        return None
    i = rng.choice(at)
    choices = [d for d in "123456789" if d != text[i]]
    return text[:i] + rng.choice(choices) + text[i + 1 :]


def day_month_swapped(text: str, rng: Random) -> str | None:
    """Day and month exchanged: 2022-01-06 → 2022-06-01."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text or ""):
        return None
    year, month, day = text.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 and day != month else None


def other_year(text: str, rng: Random) -> str | None:
    """Another year: 2022 → 2021 or 2023."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text or "") or text.endswith("02-29"):
        return None
    return str(int(text[:4]) + rng.choice((-1, 1))) + text[4:]


def day_shifted(text: str, rng: Random) -> str | None:
    """One to three days off."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text or ""):
        return None
    days = rng.choice((-3, -2, -1, 1, 2, 3))
    return (date.fromisoformat(text) + timedelta(days)).isoformat()


def homoglyph(text: str, rng: Random) -> str | None:
    """A Latin letter replaced by a Cyrillic one that looks the same."""
    at = [i for i, char in enumerate(text) if char in HOMOGLYPHS]
    if not at:
        return None
    i = rng.choice(at)
    return text[:i] + HOMOGLYPHS[text[i]] + text[i + 1 :]


def other(choices: list[str], than: str, rng: Random) -> str | None:
    """Another one of the choices."""
    left = [choice for choice in choices if choice and choice != than]
    return rng.choice(left) if left else None
