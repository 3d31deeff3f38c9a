"""An archive whose bytes depend on its content alone."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
UNIX = 3
READABLE = 0o100644 << 16


def zip_bytes(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip of the files, sorted, in one folder: fixed dates and modes, no extra fields."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """`SHA256SUMS` of the files, as `sha256sum -c` reads it."""
    lines = [f"{sha256(raw)}  {name}\n" for name, raw in sorted(files.items())]
    return "".join(lines).encode("utf-8")


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
