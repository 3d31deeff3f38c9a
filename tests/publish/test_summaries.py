"""Summary tables: CSV, HTML, and the files from which they are made."""

import json
import re
from html.parser import HTMLParser

import duckdb
import pytest
from tiny_dataset import tiny_schemas, write_data

from qantar.duck.database import load
from qantar.problems import CannotRun
from qantar.summaries.definitions import read_summaries
from qantar.summaries.page import to_html
from qantar.summaries.table import fetch, to_csv

SQL = """\
-- One row: one of counts.
SELECT count_id, place_id, value, words, standing FROM counts ORDER BY ALL
"""
HEADER = "count_id,place_id,day,value,size,words,standing\n"
FIELDS = [
    {"name": "count_id", "of": "counts", "constraints": {"required": True}},
    {"name": "place_id", "of": "counts.place_id"},
    {"name": "value", "of": "counts"},
    {"name": "words", "type": "string", "title": "Words", "description": "The words."},
    {"name": "standing", "of": "counts"},
]
SCHEMA = {"name": "summary_tiny", "title": "T", "description": "D.", "primaryKey": ["count_id"]}
STYLE = """\
title: Counts & more
subtitle: One row is a count; *gut* is a word
group: place_id
columns:
  - label: Count
    parts: [{column: value, as: strong}, {column: words, as: small, lang: de}]
  - label: Id
    parts: [{column: count_id, as: id}]
footnotes:
  - {column: standing, at: Count, codes: [sure]}
notes: [1 < 2]
"""


def write(folder, sql=SQL, fields=FIELDS, style=STYLE):
    folder.mkdir(exist_ok=True)
    (folder / "tiny.sql").write_text(sql)
    (folder / "tiny.schema.json").write_text(json.dumps({**SCHEMA, "fields": fields}))
    (folder / "tiny.style.yaml").write_text(style)
    return folder


def made(tmp_path, counts=None, **files):
    """The summary and its rows."""
    with duckdb.connect() as con:
        load(con, write_data(tmp_path, **({"counts": counts} if counts else {})))
        [summary] = read_summaries(write(tmp_path / "summaries", **files), tiny_schemas())
        return summary, fetch(con, summary)


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_csv_has_plain_values(tmp_path):
    """Protects users who compute with the summary: no `3.50`, no `None`."""
    summary, rows = made(tmp_path)
    lines = to_csv(summary, rows).decode().splitlines()
    assert lines == ["count_id,place_id,value,words,standing", 'x,a,3.5,"so, gut",sure', "y,b,,,"]


def test_columns_of_tables_are_described_once(tmp_path):
    """Protects against a summary that describes a column otherwise than its table."""
    summary, _ = made(tmp_path)
    assert summary.schema.by_name["standing"].codes == {"sure": "it's sure", "unsure": "not so"}
    assert not summary.schema.by_name["place_id"].required


def test_texts_cannot_break_out_of_the_page(tmp_path):
    """Protects readers against markup in quoted words."""
    evil = HEADER + "x,a,,1,1,<script>alert(1)</script>&{{x}},sure\n"
    summary, rows = made(tmp_path, counts=evil)
    page = to_html(summary, rows)
    assert "script" not in {tag for tag, _ in Elements(page).found}
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;&amp;{{x}}" in page
    assert b"Counts &amp; more" in page and b"1 &lt; 2" in page


def test_the_page_says_what_it_shows(tmp_path):
    """Protects the language of quoted words, the ids that numbers lead to, and the footnotes."""
    page = to_html(*made(tmp_path))
    found = Elements(page).found
    assert ("html", {"lang": "en"}) in found
    assert ("span", {"class": "part small", "lang": "de"}) in found
    assert ("a", {"class": "part id", "id": "x", "href": "#x"}) in found
    assert b"<b>sure</b>: it&#x27;s sure." in page
    assert b'<i lang="de">gut</i>' in page
    assert b'name="viewport"' in page


def test_the_page_is_the_same_every_time(tmp_path):
    """Protects the promise that the same tables give the same bytes."""
    summary, rows = made(tmp_path)
    assert to_html(summary, rows) == to_html(summary, rows)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"sql": "SELECT 1"}, "expected a first line", id="no comment"),
        pytest.param({"sql": SQL.replace("value, ", "")}, "gives the columns", id="other columns"),
        pytest.param(
            {"sql": SQL.replace("FROM counts", "FROM count")}, "count", id="no such table"
        ),
        pytest.param({"style": STYLE.replace("at: Count", "at: Number")}, "Number", id="label"),
        pytest.param({"style": STYLE.replace("[sure]", "[safe]")}, "safe", id="code"),
        pytest.param({"style": STYLE.replace("column: value", "column: val")}, "val", id="column"),
        pytest.param({"style": STYLE.replace("as: strong", "as: loud")}, "loud", id="look"),
        pytest.param({"style": STYLE + "colour: red\n"}, "colour", id="key"),
        pytest.param({"style": "title: [", "sql": SQL}, "cannot be used", id="no YAML"),
        pytest.param({"fields": [{"name": "x", "of": "nothing"}]}, "nothing", id="table"),
    ],
)
def test_wrong_files_are_named(tmp_path, change, said):
    """Protects against a summary that is published half or not at all."""
    with pytest.raises(CannotRun, match=said) as error:
        made(tmp_path, **change)
    assert "schemas/summaries/tiny" in str(error.value)


def test_published_numbers_lead_to_their_figures(root):
    """Protects the way back from every number to the words: the figure's id stands in its row."""
    for name in ("casualties", "damage_almaty", "troops_by_country"):
        page = (root / "data" / "summary" / f"{name}.html").read_bytes()
        shown = [
            a["id"] for tag, a in Elements(page).found if tag == "a" and a["class"] == "part id"
        ]
        numbers = re.findall(r'class="part strong"', page.decode())
        assert len(shown) == len(set(shown)) == len(numbers) > 0
