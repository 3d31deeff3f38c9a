"""The site of this project, written once for all tests of this folder."""

import shutil
from pathlib import Path

import pytest

from qantar.duck.database import write_database
from qantar.project import Project, find_project
from qantar.site import write
from qantar.site.write import write_site

HOSTILE = "<script>window.harmed=1</script>\u202etxt\u2066 =HYPERLINK(1)"


PARTS = ("data", "schemas", "seeds/documents")


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Project:
    """The project as it is now: a build beside the tests would change it between two of them."""
    ours = find_project(Path(__file__).parent)
    root = tmp_path_factory.mktemp("project")
    for name in PARTS:
        shutil.copytree(ours.root / name, root / name)
    shutil.copy(ours.descriptor, root)
    (root / "build").mkdir()
    write_database(root / "build" / "kazakhstan-january-2022.duckdb", root / "data")
    (ours.build / "npm").mkdir(parents=True, exist_ok=True)
    (root / "build" / "npm").symlink_to(ours.build / "npm")
    return Project(root)


@pytest.fixture(scope="session")
def site(project, tmp_path_factory) -> Path:
    """The site with its console, where npm's packages can be had."""
    out = tmp_path_factory.mktemp("site") / "site"
    write_site(project, out, lambda _: None)
    return out


@pytest.fixture(scope="session")
def hostile(project, tmp_path_factory) -> Path:
    """A site, without the console, of a coding that tries to do harm."""
    root = tmp_path_factory.mktemp("hostile")
    for name in PARTS:
        shutil.copytree(project.root / name, root / name)
    shutil.copy(project.descriptor, root)
    _spoil(root / "data" / "figures.csv", "more than 500 civilians were injured")
    _spoil(root / "data" / "events.csv", "Riots in Almaty")
    _spoil(root / "data" / "actors.csv", "Head of the police authority of Almaty")
    _spoil(root / "data" / "populations.csv", "civilians,civilians", "civilians,")
    _spoil(root / "data" / "sources.csv", "Siehe Videos")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "write_console", lambda *_: None)
        write_site(Project(root), root / "site", lambda _: None)
    return root / "site"


def _spoil(path: Path, words: str, keep: str = "") -> None:
    text = path.read_text(encoding="utf-8")
    assert words in text, f"{path.name} no longer has “{words}”"
    path.write_text(text.replace(words, keep + HOSTILE, 1), encoding="utf-8")
