"""docs/QUERIES.md and the README: what is written there can be done, and gives what is said."""

import contextlib
import io
import re

import pytest

from qantar.duck.questions import read_questions
from qantar.problems import CannotRun
from qantar.project import Project
from qantar.publish import answered_questions


def test_answers_are_those_of_the_tables(root):
    """Protects readers against answers that no longer hold; `qantar publish` mends it."""
    assert (root / "docs" / "QUERIES.md").read_bytes() == answered_questions(Project(root))


def test_a_file_without_question_is_refused(tmp_path):
    """Protects against an answer of which nobody knows the question."""
    (tmp_path / "a.sql").write_text("SELECT 1")
    with pytest.raises(CannotRun, match=r"a\.sql: expected a first line"):
        read_questions(tmp_path)


def test_the_python_of_the_readme_runs(root, monkeypatch):
    """Protects the first minute of a user who copies the examples."""
    monkeypatch.chdir(root)
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for block in blocks:
            exec(compile(block, "README.md", "exec"), {"__name__": "readme"})
    assert len(blocks) >= 2
    assert out.getvalue().count("164") >= 2, "both examples show the dead"
