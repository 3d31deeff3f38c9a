"""Each condition of the gate refuses on its own, and says what to do."""

import pytest

from qantar.diff.compare import compare_releases
from qantar.diff.published import Release, Table
from qantar.problems import CannotRun
from qantar.release.changelog import check_changelog, entry
from qantar.release.contents import check_no_document
from qantar.release.gate import (
    check_numbers,
    check_told,
    check_version_fits,
    last_release,
    wanted_version,
)
from qantar.release.rebuild import check_same, rebuilt
from qantar.versions import Version, parse_version

LOG = "# Changes\n\n## 1.1.0 – 2022-03-01\n\n- Two new reports.\n\n## 1.0.0\n\n- First.\n"


@pytest.mark.parametrize(
    ("log", "version", "said"),
    [
        pytest.param(LOG, "1.2.0", "no entry `## 1.2.0`", id="no entry"),
        pytest.param(LOG + "\n## 1.2.0\n\n", "1.2.0", "no entry", id="empty entry"),
        pytest.param(LOG + "\n## 1.2.0 – unreleased\n\n- x\n", "1.2.0", "unreleased", id="open"),
        pytest.param(LOG.replace("1.1.0", "1.10.0"), "1.1.0", "no entry", id="longer number"),
    ],
)
def test_a_version_without_a_word_is_refused(log, version, said):
    [problem] = check_changelog(log, version)
    assert said in problem.message and problem.remedy


def test_the_entry_ends_where_the_next_begins():
    assert entry(LOG, "1.1.0") == "- Two new reports."
    assert check_changelog(LOG, "1.0.0") == []


@pytest.mark.parametrize("text", ["1", "1.0", "v1.0.0", "01.0.0", "1.0.0-rc1", "", "../1.0.0"])
def test_what_is_no_version_cannot_be_released(text):
    with pytest.raises(CannotRun, match="no version"):
        wanted_version(text)


def _release(rows, version="1.0.0", **withdrawn):
    columns = ["figure_id", "value", "lower"]
    fields = [{"name": "figure_id"}, {"name": "value"}, {"name": "lower", "filledBy": "program"}]
    schema = {"primaryKey": ["figure_id"], "fields": fields}
    made = [dict(zip(columns, row, strict=True)) for row in rows]
    known = {("figures", key): {"reason": reason} for key, reason in withdrawn.items()}
    return Release("", version, {"figures": Table("figures", schema, columns, made)}, {}, known)


SAME = [("a", "1", "1"), ("b", "2", "2")]


@pytest.mark.parametrize(
    ("rows", "version", "holds"),
    [
        pytest.param([*SAME, ("c", "3", "3")], "1.1.0", True, id="new row, minor"),
        pytest.param([*SAME, ("c", "3", "3")], "1.0.1", False, id="new row, patch"),
        pytest.param([("a", "9", "1"), SAME[1]], "1.0.1", True, id="correction, patch"),
        pytest.param([("a", "9", "1"), SAME[1]], "2.0.0", True, id="correction, major"),
        pytest.param(SAME[:1], "2.0.0", False, id="id gone without a word"),
        pytest.param(SAME, "1.0.0", False, id="the same version again"),
        pytest.param(SAME, "1.0.2", False, id="a version left out"),
        pytest.param(SAME, "1.0.1", True, id="nothing changed"),
    ],
)
def test_the_version_says_what_changed(repository, rows, version, holds):
    difference = compare_releases(_release(SAME), _release(rows))
    check = check_version_fits(repository.project, parse_version(version), difference)
    assert (not check.problems) == holds, check.problems


def test_a_withdrawn_id_may_go_with_a_major_version(repository):
    new = _release(SAME[:1], b="Counted twice.")
    check = check_version_fits(
        repository.project, Version(2, 0, 0), compare_releases(_release(SAME), new)
    )
    assert check.problems == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        pytest.param("- The value of a was read wrongly.", True, id="by id"),
        pytest.param("- figures.value: corrected.", True, id="by column"),
        pytest.param("- Small corrections (a-b).", False, id="in other words"),
    ],
)
def test_a_correction_must_be_told(text, holds):
    """A published number changes and the changelog is silent."""
    difference = compare_releases(_release(SAME), _release([("a", "9", "9"), SAME[1]]))
    check = check_told(difference, text)
    assert (not check.problems) == holds
    assert all(problem.field == "value" for problem in check.problems)


def test_version_numbers_that_differ_are_named(repository):
    check = check_numbers(repository.project, "7.0.0")
    assert {p.file for p in check.problems} == {
        *("schemas/package.json", "CITATION.cff", "CHANGELOG.md")
    }


def test_the_last_release_is_the_highest_tag_below(repository):
    for tag in ("v0.0.9", "0.0.10", "newest", "v99.0.0"):
        repository.git("tag", tag)
    try:
        assert last_release(repository.project, Version(0, 1, 0)) == "0.0.10"
        assert last_release(repository.project, Version(0, 0, 1)) is None
    finally:
        repository.git("tag", "--delete", "v0.0.9", "0.0.10", "newest", "v99.0.0")


def test_a_tag_on_another_commit_cannot_be_given_out_again(repository):
    repository.git("tag", "v0.0.3", "HEAD")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "later")
    try:
        check = check_version_fits(repository.project, Version(0, 0, 3), None)
    finally:
        repository.git("tag", "--delete", "v0.0.3")
    assert "names another commit" in check.problems[0].message


def test_a_build_that_writes_other_bytes_is_refused(repository):
    """The published data cannot be built again from what is committed."""
    with rebuilt(repository.project, (("build",),)) as (other, problems):
        assert problems == [] and check_same(repository.project, other) == []
        (other.data / "figures.csv").write_bytes(b"")
        (other.data / "CODEBOOK.md").unlink()
        found = {problem.file for problem in check_same(repository.project, other)}
    assert found == {"data/figures.csv", "data/CODEBOOK.md"}


def test_a_command_that_fails_on_the_commit_is_told(repository):
    with rebuilt(repository.project, (("no-such-command",),)) as (_, [problem]):
        assert "fails on the last commit" in problem.message


def test_a_document_in_the_archive_is_found_however_it_is_wrapped(tmp_path):
    (tmp_path / "text.txt").write_text('Er sagte: "Nein".\n\nDann ging er.', encoding="utf-8")
    csv = b'quote\n"Er sagte: ""Nein"". Dann ging er."\n'
    [problem] = check_no_document({"a.csv": csv, "b.csv": b"quote\nDann ging er.\n"}, tmp_path)
    assert (problem.file, problem.document) == ("a.csv", "text.txt")
