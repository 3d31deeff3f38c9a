"""Files that cannot be read end in a traceback; pages lose their text or their date."""

import pytest

from qantar.problems import CannotRun
from qantar.project import Project
from qantar.suggest import suggest

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Unruhen</title>
<meta property="article:published_time" content="2020-10-06T10:00:00+06:00"></head><body>
<nav><a href="/">Start</a> 12 Kommentare</nav><article><h1>Unruhen im Hafen</h1>
<p>In der Nacht zum Dienstag haben mehr als 5.000 Menschen das Rathaus gestürmt, wie es hieß.</p>
<p>Rund 2&nbsp;000 Polizisten waren im Einsatz, und ein Ende war auch am Morgen nicht in Sicht.</p>
</article></body></html>"""


def test_web_page(tmp_path):
    """Menus are read as text, or the page's own date is not taken."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    read = suggest(tmp_path / "page.html")
    assert [f.fields["value"] for f in read.figures] == [5000, 2000]
    assert read.published_latest.isoformat() == "2020-10-06"
    first = read.figures[0].fields
    assert read.text[first["number_start"] : first["number_end"]] == "5.000"


def test_markdown(tmp_path):
    """Markup tears number and noun apart, or a link's digits are counted."""
    text = "# Kopf\n\n1. Es starben **mehr als 13** Menschen ([Quelle](https://example.org/99)).\n"
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    read = suggest(tmp_path / "page.md")
    assert [(n["text"], n["disposition"]) for n in read.numerals] == [
        ("1", "furniture"),
        ("13", "figure"),
        ("99", "url"),
    ]
    assert read.figures[0].fields["noun"] == "Menschen"


def test_language_and_date_from_the_text(tmp_path):
    """An English text is read as German, or its dateline is missed."""
    text = "Paris, 5 May 2020 - More than 13 people were killed on Sunday, the police said."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    read = suggest(tmp_path / "report.txt")
    assert read.language == "en"
    assert read.figures[0].fields["as_of_latest"].isoformat() == "2020-05-03"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "cannot be read", id="missing"),
        pytest.param(b"abc\n\xff", ":2: byte 0xff is not UTF-8", id="not UTF-8"),
        pytest.param(b" \n", "no text found", id="empty"),
    ],
)
def test_unreadable_file(tmp_path, content, message):
    """A mistake of the user's ends in a traceback."""
    path = tmp_path / "text.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRun, match=message):
        suggest(path)


def test_broken_register(tmp_path):
    """A register that cannot be read ends in a traceback."""
    folder = tmp_path / "seeds" / "registers"
    folder.mkdir(parents=True)
    (folder / "places.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "text.txt").write_text("13 Tote", encoding="utf-8")
    with pytest.raises(CannotRun, match="expected a list of rows"):
        suggest(tmp_path / "text.txt", project=Project(tmp_path))
