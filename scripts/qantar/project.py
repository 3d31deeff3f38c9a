"""Where a project's files are: found from the working directory upwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qantar.problems import CannotRun


@dataclass(frozen=True)
class Project:
    """The folders of one dataset."""

    root: Path

    @property
    def documents(self) -> Path:
        return self.root / "seeds" / "documents"

    @property
    def registers(self) -> Path:
        return self.root / "seeds" / "registers"

    @property
    def coding(self) -> Path:
        return self.root / "seeds" / "coding"

    @property
    def review(self) -> Path:
        return self.root / "seeds" / "review"

    @property
    def schemas(self) -> Path:
        return self.root / "schemas"

    @property
    def rules(self) -> Path:
        return self.root / "schemas" / "rules"

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def descriptor(self) -> Path:
        return self.root / "datapackage.json"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def relative(self, path: Path) -> str:
        """The path as people of the project write it."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path | None = None) -> Project:
    """The nearest folder at or above `start` that holds `seeds/` and `schemas/`.

    Raises CannotRun where there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "seeds" / "registers").is_dir() and (folder / "schemas").is_dir():
            return Project(folder)
    raise CannotRun(
        f"no project at {here} or above it: expected a folder with seeds/registers/ and schemas/. "
        "Change into the project's folder."
    )
