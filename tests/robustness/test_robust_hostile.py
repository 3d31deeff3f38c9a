"""Hostile input is refused, or does no harm, within bounded time and memory."""

import json
import resource
import subprocess
import sys
import time

import pytest

FIRST = "seeds/coding/first/komitee.yaml"
ACTORS = "seeds/registers/actors.yaml"
MANY = 60_000
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param(FIRST, BOMB, id="bomb of aliases"),
        pytest.param(FIRST, "source: !!python/object/apply:os.system [x]\n", id="tag"),
        pytest.param(FIRST, "x" * 50_000_000, id="50 MB on one line"),
        pytest.param(FIRST, "source: komitee\nfigures: " + "[" * MANY, id="deep list"),
        pytest.param(FIRST, "{a: " * MANY, id="deep mapping"),
        pytest.param(FIRST, "- " * MANY + "x", id="deep block"),
        pytest.param(FIRST, "\x00\x01\x02", id="control characters"),
        pytest.param(FIRST, b"\xff\xfe\x00", id="no text"),
        pytest.param(ACTORS, "? [a, b]\n: c\n", id="a list as a key"),
        pytest.param("seeds/registers/withdrawn.yaml", "a\n---\nb\n", id="two documents"),
        pytest.param("seeds/coding/settled/taz.yaml", "- [[]]\n", id="no settlement"),
        pytest.param("schemas/figures.schema.json", "[" * MANY, id="deep schema"),
        pytest.param("schemas/figures.schema.json", "[]", id="a list as a schema"),
        pytest.param("schemas/package.json", "[" * MANY, id="deep package"),
    ],
)
def test_hostile_files_are_refused_at_once(project, run, file, content):
    """A file hangs the build, eats the memory, runs code, or ends in a traceback."""
    project.write(file, content)
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = run("build")
    assert result.code in (1, 2)
    assert file.rsplit("/", 1)[1] in result.out + result.err
    assert time.monotonic() - start < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # KiB
    assert not (project.root / "data").exists()


@pytest.mark.parametrize("folder", ["seeds/documents", "seeds/registers", "seeds/coding/first"])
def test_a_link_out_of_the_tree_brings_nothing_in(project, run, tmp_path_factory, folder):
    """A link makes the build read, and publish, what is elsewhere."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("figures: [{figure_id: secret}]\n", encoding="utf-8")
    (project.root / folder / "komitee2.yaml").symlink_to(secret)
    result = run("build")
    assert result.code == 1 and "komitee2.yaml" in result.out
    assert not (project.root / "data").exists()


@pytest.mark.parametrize(
    "file",
    [
        "seeds/documents/001_c2188047f5d7f6ee.txt",
        "seeds/coding/second/taz.yaml",
        "seeds/review/places.csv",
        "schemas/rules/no_cycles.sql",
    ],
)
def test_a_link_in_place_of_a_file_is_refused(project, run, tmp_path_factory, file):
    """What is checked today is something else tomorrow, or lies where others may not look."""
    path = project.root / file
    elsewhere = tmp_path_factory.mktemp("elsewhere") / path.name
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    result = run("build")
    assert result.code == 1 and f"{file}: found a link" in result.out
    assert not (project.root / "data").exists()


NAME = "'); DROP TABLE actors; -- <script>alert(1)</script> {{7*7}} %s"


def test_sql_and_markup_in_names_stay_text(project, run):
    """The name of an actor is run as SQL or shown as markup."""
    project.plant(ACTORS, "name: Nursultan Nazarbayev", f"name: {json.dumps(NAME)}")
    project.approve()
    built = run("build")
    assert built.code == 0, built.out + built.err
    assert NAME in (project.root / "data" / "actors.csv").read_text(encoding="utf-8")
    for page in (project.root / "data").rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8")
    validated = run("validate", "--report", str(project.root / "report.html"))
    assert validated.code == 0, validated.out
    assert "<script>" not in (project.root / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT * FROM read_csv('/etc/passwd')", id="reads a file"),
        pytest.param("COPY actors TO 'stolen.csv'", id="writes a file"),
        pytest.param("SELECT 1; DROP TABLE actors", id="two statements"),
        pytest.param("INSTALL httpfs", id="fetches an extension"),
        pytest.param("ATTACH 'x.db'", id="opens a database"),
    ],
)
def test_a_rule_can_only_ask(published, run, query):
    """A rule of somebody else's dataset reads or writes files of the machine."""
    published.write("schemas/rules/hostile.sql", f"-- A rule.\n{query}\n")
    result = run("validate")
    assert result.code in (1, 2)
    assert "hostile" in result.out + result.err
    assert "root:" not in result.out
    assert not (published.root / "stolen.csv").exists() and not (published.root / "x.db").exists()


def test_a_package_with_hostile_descriptor_ends_in_bounded_time(tmp_path):
    """`qantar validate PATH` of a stranger's package hangs or shows a traceback."""
    (tmp_path / "datapackage.json").write_text("[" * 200_000, encoding="utf-8")
    command = [sys.executable, "-m", "qantar", "validate", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr and "datapackage.json" in done.stdout + done.stderr
