"""Readable ids made of a document's own words."""

import re
import unicodedata

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(*parts: str | None) -> str:
    """The parts in lower case, joined by hyphens: letters a to z and digits only."""
    joined = "-".join(part for part in parts if part).lower().translate(_SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", joined).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
