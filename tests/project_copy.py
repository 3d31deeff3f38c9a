"""A copy of the project in which tests plant faults."""

from dataclasses import dataclass
from pathlib import Path

from qantar.build import check_seeds
from qantar.project import Project
from qantar.review.subjects import subjects
from qantar.tables.csvfile import to_csv


@dataclass(frozen=True)
class Copy:
    """A project in a folder of its own."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root)

    def plant(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text that must be there; the line where it stands."""
        path = self.root / file
        text = path.read_bytes().decode("utf-8")
        assert old in text, f"{old!r} is not in {file}; the fault cannot be planted"
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
        return text.count("\n", 0, text.index(old)) + 1

    def append(self, file: str, text: str) -> int:
        """Add text at the end; the line on which it begins."""
        path = self.root / file
        before = path.read_bytes().rstrip(b"\n") + b"\n"
        path.write_bytes(before + text.encode("utf-8"))
        return before.count(b"\n") + 1

    def write(self, file: str, text: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)

    def approve(self) -> None:
        """The review as it would be if a reviewer had stated what the codings say now."""
        checked = check_seeds(self.project, lambda _: None)
        for subject in subjects(self.project, checked.schemas, checked.tables):
            raw = to_csv(subject.columns, subject.rows.values())
            self.write(f"seeds/review/{subject.name}.csv", raw)

    def published(self) -> dict[str, bytes]:
        """Every published file with its bytes."""
        files = [*sorted((self.root / "data").rglob("*")), self.root / "datapackage.json"]
        return {str(f.relative_to(self.root)): f.read_bytes() for f in files if f.is_file()}
