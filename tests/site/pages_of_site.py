"""Pages as the tests read them: links, numbers, and what a policy forbids."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "input", "img", "hr", "col"}


@dataclass
class Page(HTMLParser):
    """Elements of a page; `numbers` maps the address of a claim to the texts that link to it."""

    path: Path
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict]] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[tuple[dict, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[tuple[str, dict]] = []
        self._number: str | None = None
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes[k] for k in ("href", "src") if attributes.get(k)]
        if tag == "a" and "num" in (attributes.get("class") or "").split():
            self._number = ""
        if tag not in VOID:
            self._stack.append((tag, attributes))

    def handle_endtag(self, tag) -> None:
        while self._stack:
            opened, attributes = self._stack.pop()
            if opened == "a" and self._number is not None:
                self.numbers.append((attributes["href"], self._number.strip()))
                self._number = None
            if opened == tag:
                break

    def handle_data(self, data) -> None:
        if self._stack and self._stack[-1][0] == "script":
            self.scripts.append((self._stack[-1][1], data))
            return
        hidden = any(a.get("class") == "hidden" for _, a in self._stack)
        if self._number is not None and not hidden:
            self._number += data
        self.text += data


def pages(site: Path) -> dict[str, Page]:
    """Every page of a site but the summaries to download, by its address."""
    return {
        path.relative_to(site).as_posix(): Page(path)
        for path in sorted(site.rglob("*.html"))
        if "files" not in path.relative_to(site).parts
    }
