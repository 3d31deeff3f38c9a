"""The written site: numbers are the data's, links lead somewhere, nothing comes from elsewhere."""

import csv
import hashlib
import json
import posixpath
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from pages_of_site import pages

from qantar.site import write
from qantar.site.snippets import SNIPPETS
from qantar.site.write import write_site

SIGNS = {
    "exact": "",
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
}


@pytest.fixture(scope="module")
def read(site):
    return pages(site)


def rows(project, name):
    with (project.data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(figure):
    """A number with its bound, from the row of figures.csv alone."""
    if figure["bound"] == "vague":
        return figure["number_text"]
    value = float(figure["value"])
    return SIGNS[figure["bound"]] + (f"{int(value):,}" if value.is_integer() else f"{value}")


def test_every_linked_number_is_that_of_the_data(project, read):
    """A page would show another number than the claim that it leads to."""
    figures = {row["figure_id"]: expected(row) for row in rows(project, "figures")}
    shown = [
        (address, posixpath.basename(href).removesuffix(".html"), text)
        for address, page in read.items()
        for href, text in page.numbers
    ]
    assert len(shown) > 100
    assert [item for item in shown if figures[item[1]] != item[2]] == []


@pytest.mark.parametrize(
    ("table", "folder", "key"),
    [
        ("figures", "claims", "figure_id"),
        ("events", "events", "event_id"),
        ("sources", "sources", "source_id"),
    ],
)
def test_every_row_has_its_page_and_is_listed(project, read, table, folder, key):
    """A claim, an event or a source would be in the data and not on the site."""
    ids = {row[key] for row in rows(project, table)}
    listed = {link for link in read[f"{folder}.html"].links if link.startswith(f"{folder}/")}
    assert {f"{folder}/{i}.html" for i in ids} <= set(read)
    assert listed >= {f"{folder}/{i}.html" for i in ids}


def test_every_link_leads_somewhere(site, read):
    """A reader would end at a missing page or anchor."""
    broken = []
    for address, page in read.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = posixpath.normpath(
                posixpath.join(
                    posixpath.dirname(address), parts.path or posixpath.basename(address)
                )
            )
            if not (site / target).is_file() or (
                parts.fragment and parts.fragment not in read[target].ids
            ):
                broken.append((address, link))
    assert broken == []


def test_filters_in_links_name_codes_of_the_data(project, read):
    """A link would open an empty table."""
    known = {
        row[key]
        for t, key in (
            ("indicators", "indicator"),
            ("sources", "source_id"),
            ("places", "place_id"),
        )
        for row in rows(project, t)
    }
    asked = {
        value
        for page in read.values()
        for link in page.links
        for value in re.findall(r"(?:claims|events)\.html\?\w+=([\w-]+)", link)
    }
    assert asked and asked <= known


def test_nothing_is_loaded_from_elsewhere_and_nothing_inline_runs(read):
    """The policy would block it, or, worse, another machine would be asked."""
    for address, page in read.items():
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (
                address
            )
            assert tag not in ("style", "iframe", "object", "embed", "base"), address
            if tag in ("script", "link", "img"):
                where = attributes.get("src") or attributes.get("href") or ""
                assert not re.match(r"[a-z]+:|//", where) or where == "data:,", (address, where)
        inline = [kind.get("type") for kind, _ in page.scripts]
        assert set(inline) <= {"application/ld+json", "application/json"}, address


def test_every_page_has_the_policy_and_a_title_of_its_own(read):
    """A page without the policy could load what it likes."""
    for address, page in read.items():
        policy = next(
            a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy.startswith("default-src 'none'") and "unsafe-inline" not in policy, address
        assert ("wasm-unsafe-eval" in policy) == (
            address == "sql.html" and "console-settings" in page.ids
        )


def test_ids_are_unique(read):
    """An anchor or label would point at the wrong element."""
    assert {a: p.ids for a, p in read.items() if len(set(p.ids)) != len(p.ids)} == {}


def test_documents_are_not_republished(project, read):
    """More than the sentence and its neighbours would be copying."""
    for row in rows(project, "figures"):
        text = read[f"claims/{row['figure_id']}.html"].text
        document = next(s for s in rows(project, "sources") if s["source_id"] == row["source_id"])
        assert row["number_text"] in text
        assert int(document["characters"]) > 2 * longest_quote(text, project, document["document"])


def longest_quote(shown, project, document):
    """How many characters of the document's sentences stand on the page."""
    words = (project.documents / document).read_text(encoding="utf-8")
    pieces = [s.strip(" |\n") for s in re.split(r"(?<=[.!?])\s|\n\n", words)]
    return sum(len(piece) for piece in pieces if len(piece) > 25 and piece in shown)


def test_downloads_are_what_the_page_says(site, read):
    """A reader who checks the sha256 would think the file forged."""
    page = (site / "downloads.html").read_text(encoding="utf-8")
    listed = re.findall(
        r'<a href="(files/[^"]+)" download>.*?class="hash">([0-9a-f]{64})<', page, re.DOTALL
    )
    on_disk = {p.relative_to(site).as_posix() for p in (site / "files").rglob("*") if p.is_file()}
    assert {address for address, _ in listed} == on_disk
    for address, sha256 in listed:
        assert hashlib.sha256((site / address).read_bytes()).hexdigest() == sha256


def test_search_engines_get_a_dataset(project, read):
    """The dataset would not be found, or described by files that are not there."""
    found = json.loads(
        next(t for k, t in read["index.html"].scripts if k["type"] == "application/ld+json")
    )
    assert found["@type"] == "Dataset" and found["license"] and found["spatialCoverage"]["name"]
    assert {v["name"] for v in found["variableMeasured"]} == {
        r["label"] for r in rows(project, "indicators")
    }
    names = {d["name"] for d in found["distribution"]}
    assert {"figures.csv", "load.sql", "datapackage.json"} <= names


def test_every_quote_has_its_language(read):
    """A screen reader would read German as English."""
    for address, page in read.items():
        for tag, attributes in page.tags:
            if tag in ("blockquote", "q", "cite"):
                assert attributes.get("lang") == "de", address


@pytest.mark.parametrize("name", sorted(SNIPPETS))
def test_snippets_run(site, read, name):
    """A reader who types the snippet would get an error."""
    assert SNIPPETS[name].splitlines()[-1] in read["downloads.html"].text
    done = subprocess.run(
        [sys.executable, "-c", SNIPPETS[name]],
        cwd=site / "files" / "data",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0 and done.stdout.strip(), done.stderr


def test_the_front_page_is_light(site):
    """A phone on a slow line would wait."""
    page = (site / "index.html").read_text(encoding="utf-8")
    assets = re.findall(r'(?:href|src)="(assets/[^"]+)"', page)
    assert len(page.encode()) + sum((site / a).stat().st_size for a in assets) < 300_000


def test_two_builds_are_alike(project, site, tmp_path, monkeypatch):
    """The same data would give another site."""
    monkeypatch.setattr(write, "write_console", lambda *_: 1)
    write_site(project, tmp_path / "again", lambda _: None)
    apart = ("assets/console.js", "assets/duckdb", "sql.html")
    first, second = (
        {
            name: path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
            and not (name := path.relative_to(folder).as_posix()).startswith(apart)
        }
        for folder in (site, tmp_path / "again")
    )
    assert first == second


def test_a_hostile_coding_stays_text(hostile):
    """A coding with a script, a formula or a control character would do harm."""
    read = pages(hostile)
    spoilt = [address for address, page in read.items() if "window.harmed=1" in page.text]
    assert {
        "claims.html",
        "events.html",
        "index.html",
        "claims/southfront-500-civilians-injured.html",
    } <= set(spoilt)
    for address, page in read.items():
        assert not [text for kind, text in page.scripts if "type" not in kind and text.strip()], (
            address
        )
        raw = page.path.read_text(encoding="utf-8")
        assert "<script>window" not in raw and not re.search("[\u202a-\u202e\u2066-\u2069]", raw), (
            address
        )
        for _, text in page.scripts:
            assert not text.strip() or json.loads(text), address


def test_without_the_engine_the_page_says_so(hostile):
    """A console that cannot work would be offered."""
    page = pages(hostile)["sql.html"]
    assert "built without the SQL engine" in page.text and "query" not in page.ids
    assert not (hostile / "assets" / "console.js").exists()
