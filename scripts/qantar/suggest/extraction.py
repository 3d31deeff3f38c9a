"""The text of a file that nobody has coded: plain text, Markdown or a saved web page."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qantar.problems import CannotRun

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True)
class Document:
    """A text and what its file says about it. `published` is None where it says nothing."""

    name: str
    text: str
    published: date | None = None
    title: str = ""


def read_document(path: Path) -> Document:
    """The text of `path`: as it stands, or for a web page the article extracted from it.

    Raises CannotRun with file and remedy if the file is missing, is not UTF-8, or holds no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CannotRun(
            f"{path}: cannot be read ({error.strerror}); give an existing file"
        ) from None
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CannotRun(
            f"{path}:{line}: byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8"
        ) from None
    is_page = path.suffix.lower() in PAGE_SUFFIXES or _looks_like_page(content)
    document = _extract(path, content) if is_page else Document(path.stem, content)
    if not document.text.strip():
        raise CannotRun(f"{path}: no text found in it; save the article itself as plain text")
    return document


def _looks_like_page(content: str) -> bool:
    start = content.lstrip("\ufeff \t\r\n")[:200].lower()
    return start.startswith(("<!doctype html", "<html"))


def _extract(path: Path, content: str) -> Document:
    """The article of a web page; trafilatura drops menus, comments and advertisements."""
    import trafilatura

    text = trafilatura.extract(content, include_comments=False, include_tables=True) or ""
    metadata = trafilatura.extract_metadata(content)
    stated = getattr(metadata, "date", None)
    published = date.fromisoformat(stated) if stated else None
    # trafilatura ends paragraphs with a single line break
    return Document(path.stem, text.replace("\n", "\n\n"), published, metadata.title or "")
