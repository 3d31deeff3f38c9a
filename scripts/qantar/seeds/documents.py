"""The source documents: read byte for byte, held against their registered hash."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qantar.problems import Problem

MAX_BYTES = 1_000_000  # some hundred times a press text; the readers take minutes for more


@dataclass(frozen=True)
class Document:
    """One source text. Positions are Unicode code points of `text`, from 0."""

    source_id: str
    name: str
    language: str
    sha256: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0] + [i + 1 for i, char in enumerate(self.text) if char == "\n"]

    def line(self, position: int) -> int:
        """The line, from 1, on which a position stands."""
        return bisect_right(self._line_starts, position)


def read_document(
    path: Path, name: str, source_id: str, language: str, sha256: str
) -> tuple[Document | None, list[Problem]]:
    """The document, or the problems that prevent its use. `sha256` is the registered hash."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [
            Problem(
                "document-missing",
                f"the document of source {source_id} is missing; expected the file as received",
                f"put the file back at {name}, or correct `document` in the register of sources",
                name,
                document=path.name,
            )
        ]
    except (OSError, ValueError) as error:  # a folder, no permission; a name with a zero byte
        message = f"the document of source {source_id} cannot be read: {error}"
        remedy = "put the file as received at this path, readable"
        return None, [Problem("document-missing", message, remedy, name, document=path.name)]
    if len(raw) > MAX_BYTES:
        message = f"found {len(raw)} bytes; expected at most {MAX_BYTES} in one document"
        remedy = "register the parts of the text as documents of their own"
        return None, [Problem("document-size", message, remedy, name, document=path.name)]
    found = hashlib.sha256(raw).hexdigest()
    if found != sha256:
        return None, [
            Problem(
                "document-changed",
                f"the document has changed: found sha256 {found}, registered is {sha256}",
                "restore the document as received; documents are never edited",
                name,
                field="sha256",
                value=found,
                document=path.name,
            )
        ]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [
            Problem(
                "document-encoding",
                f"found byte 0x{raw[error.start]:02x} at offset {error.start}; expected UTF-8",
                "store the document as UTF-8 and register its new hash",
                name,
                line,
                document=path.name,
            )
        ]
    return Document(source_id, path.name, language, found, text), []
