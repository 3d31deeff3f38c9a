"""What the documents tell people to type works, and what they say of the data is so."""

import csv
import re
import shlex
from pathlib import Path

import pytest

from qantar.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(?:\$ |\.venv/bin/)(qantar [^|\n]*)$", README, re.M)


@pytest.mark.parametrize("line", [c for c in COMMANDS if ">" not in c and "build" not in c])
def test_a_command_of_the_readme_runs(line, monkeypatch, capsys):
    """A reader types what the README says and gets an error."""
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(line)[1:]) == 0
    assert capsys.readouterr().out


def test_the_agreement_in_the_method_is_todays(monkeypatch, capsys):
    """The published agreement is not that of the codings beside it."""
    monkeypatch.chdir(ROOT)
    assert main(["agreement"]) == 0
    method = (ROOT / "docs" / "METHOD.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out in method


def test_the_changelog_counts_the_rows():
    """The changelog gives other numbers of rows than the tables have."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    counts = r"(\d+) figures, (\d+) reports of (\d+) events and (\d+) mentions of\s+(\d+) actors"
    match = re.search(counts, changelog)
    tables = ("figures", "reports", "events", "mentions", "actors")
    assert [int(n) for n in match.groups()] == [_rows(name) for name in tables]


def _rows(name):
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")))
def test_links_lead_somewhere(page):
    """A link in a document leads to a file that is not there."""
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
