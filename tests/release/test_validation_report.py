"""The validation report: complete in every form, harmless whatever the data hold."""

import json
import os
import stat
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qantar.problems import CannotRun, Problem
from qantar.validate import Check
from qantar.validation_report.annotations import annotations
from qantar.validation_report.files import render_report, write_report

EVIL = '<script>alert("1")</script>|\u202e`x` [a](javascript:b)\x00\x1b[31m'
FORMS = ("r.html", "r.json", "r.md", "r.junit.xml")
FINDING = Problem(
    "number",
    "`value` of taz-164-killed is '146', but '164' in line 12 reads '164'",
    "correct the coding",
    "seeds/coding/first/taz.yaml",
    7,
    "figures",
    field="value",
    value="146",
    document="002.txt",
)


def _checks(problem=FINDING):
    return [
        Check("rules", "contradictions", rows=48, notes=["The earlier day stands first."]),
        Check("codings", "numbers read wrongly", [problem], rows=430),
        Check("anchors", "quotes that stand nowhere", not_run="documents not included"),
    ]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_everything(name):
    """A stranger cannot tell from the report what is wrong, where, or what to do."""
    text = render_report(_checks(), "Claims", name).decode("utf-8")
    for words in (
        *("contradictions", "48", "430", "documents not included", "146", "002.txt"),
        *("correct the coding", "The earlier day stands first.", "quotes that stand nowhere"),
    ):
        assert words in text.replace("\\", ""), words
    assert "taz.yaml, line 7" in text or '"line": 7' in text or "<dd>7</dd>" in text


def test_what_was_not_run_is_no_failure_and_no_pass():
    checks = [_checks()[0], _checks()[2]]
    assert json.loads(render_report(checks, "Claims", "r.json"))["valid"]
    suite = ElementTree.fromstring(render_report(checks, "Claims", "r.junit.xml"))
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "0", "1")
    assert b"1 checks ran; 1 could not be run" in render_report(checks, "Claims", "r.html")


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _hostile(text):
    problem = Problem(text, text, text, text, 1, text, 2, text, text, text)
    return [Check(text, text, [problem], rows=1, notes=[text]), Check(text, text, not_run=text)]


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.just(EVIL), st.text(max_size=40)))
def test_text_of_the_data_does_nothing(text):
    """A coding that holds markup runs in the reader's browser, or breaks the file."""
    page = render_report(_hostile(text), text, "r.html").decode("utf-8")
    tags = _Tags()
    tags.feed(page)
    assert not tags.found & {"script", "img", "a", "iframe", "form"}
    assert not {name for name in tags.attributes if name.startswith("on")}
    ElementTree.fromstring(render_report(_hostile(text), text, "r.junit.xml"))
    json.loads(render_report(_hostile(text), text, "r.json"))
    markdown = render_report(_hostile(text), text, "r.md").decode("utf-8")
    for char in "\u202e\x00\x1b":
        assert char not in page and char not in markdown


def test_markup_is_escaped_in_markdown():
    text = render_report(_hostile("<b>|[a](b)"), "x", "r.md").decode("utf-8")
    assert "<b>" not in text and "](b)" not in text.replace("\\](b)", "")


def test_another_name_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(CannotRun, match=r"FILE\.html"):
        write_report(_checks(), "Claims", tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_report_is_written_whole_and_readable(tmp_path):
    path = tmp_path / "r.md"
    path.write_text("old", encoding="utf-8")
    write_report(_checks(), "Claims", path)
    assert path.read_bytes() == render_report(_checks(), "Claims", "r.md")
    assert [p.name for p in tmp_path.iterdir()] == ["r.md"]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o644


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CannotRun, match="cannot write the report"):
        write_report(_checks(), "Claims", tmp_path / "none" / "r.md")


def test_findings_become_annotations_at_their_line():
    """A finding is not shown where its author looks, or its text becomes a command."""
    hostile = Problem("rule", "a\n::set-output name=x::y%0A", "mend,it", resource="figures", row=3)
    report = json.loads(render_report([*_checks(), *_checks(hostile)], "x", "r.json"))
    first, second = annotations(report)
    assert first.startswith("::error file=seeds/coding/first/taz.yaml,line=7,title=number::")
    assert second.startswith("::error file=data/figures.csv,line=3,title=rule::a%0A::set-output")
    assert "\n" not in second and "y%250A" in second
