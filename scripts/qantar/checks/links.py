"""Links among what people write: what they point to is not in the project, or not what it seems."""

from __future__ import annotations

from collections.abc import Iterator

from qantar.problems import Problem
from qantar.project import Project


def check_links(project: Project) -> list[Problem]:
    """Symbolic links in `seeds/` and `schemas/`."""
    return [
        Problem("link", f"found a link to {path.readlink()}; expected a file", REMEDY, name)
        for path, name in _links(project)
    ]


REMEDY = "put the file itself here; a link may point out of the project, or to something else later"


def _links(project: Project) -> Iterator[tuple]:
    for folder in (project.root / "seeds", project.schemas):
        for path in (folder, *sorted(folder.rglob("*"))):
            if path.is_symlink():
                yield path, project.relative(path)
