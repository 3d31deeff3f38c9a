"""Parts of pages: settings, wording, summary tables, the server."""

import threading
import urllib.error
import urllib.request

import pytest

from qantar.problems import CannotRun
from qantar.serve import server
from qantar.site.settings import read_settings
from qantar.site.summary_tables import embed
from qantar.site.wording import linked, number_words, with_language

FIGURE = {"bound": "exact", "number": "18", "language": "de"}
TABLE = """<html><head><style>
body { margin: 0; }
#t#t .gt_row { color: #1a1a1a; }
</style></head><body><main class="stacked">
<div id="t" style="overflow-x:auto;"><style>
#t thead, tbody, tfoot, tr, td, th { border-style: none; }
 tr { background-color: transparent; }
</style><table class="gt_table" style="width:1px"><tr><td style="text-align:left">
<a class="part id" id="a-18" href="#a-18">a-18</a></td></tr></table></div></main></body></html>"""


def test_numbers_in_texts_come_from_the_figures():
    """A number written by hand could differ from the data."""
    found = linked("From [[a-18]] on *viele*.", {"a-18": FIGURE}, lambda i: f"claims/{i}.html")
    assert found == 'From <a class="num" href="claims/a-18.html">18</a> on <em>viele</em>.'


def test_an_unknown_figure_in_a_text_is_an_error():
    """A text would silently lose its number."""
    with pytest.raises(CannotRun, match=r"\[\[gone\]\] is no figure"):
        linked("[[gone]]", {}, str)


def test_quoted_words_have_their_language():
    """A screen reader would read German as English."""
    found = with_language("as “Sechzehn” & <b>", "de")
    assert found == 'as “<span lang="de">Sechzehn</span>” &amp; &lt;b&gt;'


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"bound": "exact", "value": 18, "lower": 18, "upper": 18}, "exactly 18"),
        (
            {"bound": "more_than", "value": 200, "lower": 201, "upper": None},
            "more than 200, that is 201 or more",
        ),
        (
            {"bound": "about", "value": 400, "lower": 360, "upper": 440},
            "about 400, that is 360 to 440",
        ),
        (
            {"bound": "vague", "value": None, "lower": 12, "upper": None},
            "a vague word, taken for 12 or more",
        ),
        (
            {"bound": "at_most", "value": 50, "lower": None, "upper": 50},
            "at most 50, that is 50 or less",
        ),
    ],
    ids=lambda item: item["bound"] if isinstance(item, dict) else "",
)
def test_what_a_claim_commits_to(row, words):
    """The words beside a number would say another interval than the data."""
    assert number_words(row) == words


def test_settings_with_an_unknown_key_are_refused(tmp_path):
    """A misspelt key would be dropped without a word."""
    (tmp_path / "site.yaml").write_text("title: x\nheadlin: y\n", encoding="utf-8")
    with pytest.raises(CannotRun, match="headlin"):
        read_settings(tmp_path)


def test_summary_tables_keep_to_the_policy():
    """Styles in the markup are blocked by the policy: the table would lose its looks."""
    table = embed("t", TABLE, lambda name: f"claims/{name}.html")
    assert "style=" not in table.markup and "<style" not in table.markup
    assert "#t .t-0{overflow-x:auto;}" in table.css and "color: var(--ink)" in table.css


def test_summary_tables_leave_other_tables_alone():
    """Rules of a summary for every table would undo those of the page."""
    css = embed("t", TABLE, lambda name: None).css
    assert "#t :is(thead, tbody" in css and "\n tr {" not in css and "body {" not in css


def test_ids_in_summary_tables_lead_to_their_claim():
    """The way from a summary to the sentence would end at an anchor."""
    assert 'href="claims/a-18.html"' in embed("t", TABLE, lambda name: f"claims/{name}.html").markup


@pytest.fixture
def served(tmp_path):
    for name in ("index.html", "engine.wasm"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_the_engine_has_the_type_browsers_insist_on(served):
    """The SQL engine would not start."""
    address = f"http://127.0.0.1:{served.server_address[1]}/engine.wasm"
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "application/wasm"


@pytest.mark.parametrize("path", ["folder/", "%2e%2e/etc/passwd", "nothing.html"])
def test_only_files_of_the_site_are_served(served, path):
    """Folders or files beside the site would be open."""
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"http://127.0.0.1:{served.server_address[1]}/{path}")
    assert error.value.code == 404
    error.value.close()


def test_a_taken_port_is_said(served, tmp_path):
    """A traceback instead of a remedy."""
    with pytest.raises(CannotRun, match="it is taken"):
        server(tmp_path, served.server_address[1])


def test_a_missing_site_is_said(tmp_path):
    """An empty server would answer 404 to everything."""
    with pytest.raises(CannotRun, match="Run `qantar publish` first"):
        server(tmp_path / "nothing", 0)
