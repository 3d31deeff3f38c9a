"""Charts: what the marks say is what the claims say, for eyes, ears and style sheets."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from qantar.site.boundaries import extract
from qantar.site.claims_chart import claims_chart
from qantar.site.drawing import SVG, Chart, to_inline, to_png, to_svg
from qantar.site.events_chart import events_chart
from qantar.site.theme import NARROW, WIDE

DAY = date(2022, 1, 6)


def figure(**changes):
    row = {
        "figure_id": "a-13",
        "source_id": "a",
        "short": "A",
        "source": "A",
        "indicator": "killed",
        "counted": "killed",
        "of_whom": "people",
        "place": "Land",
        "number": "≥ 13",
        "value": 13,
        "lower": 13,
        "upper": None,
        "said_by": "own voice",
        "stance": "asserted",
        "as_of_earliest": DAY,
        "as_of_latest": DAY,
    }
    return {**row, **changes}


def chart(rows, look=WIDE):
    return Chart("c", "Title", "Description", claims_chart(rows, {"a": 0}, look, "claims/{}.html"))


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=lambda look: look.name)
def test_every_claim_is_one_link_with_its_words(look):
    """A claim could not be opened from the chart, or is announced twice."""
    root = ElementTree.fromstring(to_inline(chart([figure(), figure(figure_id="a-18")], look), "t"))
    links = list(root.iter(f"{{{SVG}}}a"))
    assert [link.get("href") for link in links] == ["claims/a-13.html", "claims/a-18.html"]
    assert (
        links[0].get("aria-label").startswith("≥ 13 killed: people, Land, as of 6 January 2022; A")
    )


def test_open_bars_are_told_from_closed_ones():
    """“At least 13” would look like 13."""
    drawn = to_inline(chart([figure()]), "t")
    closed = to_inline(chart([figure(upper=13)]), "t")
    assert "stroke-dasharray" in drawn and "stroke-dasharray" not in closed


def test_rumours_are_hollow():
    """A rumour would look as firm as an assertion."""
    firm, rumour = (to_inline(chart([figure(stance=s)]), "t") for s in ("asserted", "rumour"))
    assert 'fill="var(--s0)"' in firm and 'fill="var(--s0)"' not in rumour


def test_markup_in_a_label_stays_text():
    """A coding could put elements into a page through a chart."""
    drawn = to_inline(chart([figure(of_whom="<script>x</script>", said_by="<a href='x'>")]), "t")
    assert "<script" not in drawn and "&lt;script&gt;" in drawn


def test_inline_charts_follow_the_style_sheet():
    """A fixed colour would be unreadable in the dark, a style forbidden by the policy."""
    drawn = to_inline(chart([figure(), figure(stance="doubted", upper=20)]), "t")
    assert '"#' not in drawn and "style=" not in drawn and "http://" not in drawn.replace(SVG, "")


def test_files_to_embed_stand_alone():
    """An embedded chart without title and source, or with links that lead nowhere."""
    svg = to_svg(chart([figure()]), "Credit").decode()
    assert "<title>Title</title><desc>Description</desc>" in svg
    assert "Credit" in svg and "href=" not in svg and "var(--" not in svg


def test_same_claims_same_bytes():
    """Two builds would differ."""
    first, second = (to_svg(chart([figure()]), "Credit") for _ in range(2))
    assert first == second and to_png(first) == to_png(second)


def test_clips_are_numbered_within_a_chart():
    """Two builds, or two charts of one page, would share or exchange their clips."""
    clipped = {
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }
    one = Chart("one", "T", "D", {"data": {"values": [{"a": 1}]}, **clipped})
    first, second = (to_inline(one, "t") for _ in range(2))
    assert first == second and 'id="one-clip0"' in first


def test_texts_are_drawn_with_the_font_that_comes_along():
    """On a machine without fonts the pictures would have no words."""
    with_words = to_png(to_svg(chart([figure()]), "Credit"))
    without = to_png(to_svg(chart([figure(of_whom="", place="", number="", short="")]), ""))
    assert len(with_words) > len(without) + 2000


def test_events_are_cut_at_the_window():
    """A bar would run over the words beside it."""
    row = {
        "event_id": "e",
        "title": "E",
        "place": None,
        "source_names": ["A"],
        "standing": "contested",
        "date_earliest": date(2020, 1, 1),
        "date_latest": None,
    }
    window = (date(2022, 1, 1), date(2022, 1, 10))
    value = events_chart([row], window, WIDE, "events/{}.html")["data"]["values"][0]
    assert (value["start"], value["end"]) == ("2022-01-01T00:00", "2022-01-11T00:00")


ATLAS = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[0, 0], [2, 0]], [[2, 0], [0, 2], [-2, -2]], [[50, 50], [1, 1]]],
    "objects": {"countries": {"geometries": [{"id": "1", "type": "Polygon", "arcs": [[0, 1]]}]}},
}


def test_rings_join_their_arcs_and_far_borders_go():
    """The country would have gaps, or the file half the world."""
    country, borders = extract(ATLAS, "1", (-1, -1, 3, 3))["features"]
    assert country["geometry"]["coordinates"] == [[[(0, 0), (2, 0), (2, 2), (0, 0)]]]
    assert len(borders["geometry"]["coordinates"]) == 2


def test_boundaries_are_those_of_the_atlas(project):
    """The committed boundaries would not be what the credit says."""
    atlas = project.build / "npm" / "node_modules" / "world-atlas" / "countries-50m.json"
    if not atlas.is_file():
        pytest.skip("the atlas is not installed; `make` fetches it")
    kept = json.loads((project.schemas / "site" / "boundaries.geojson").read_text(encoding="utf-8"))
    found = extract(json.loads(atlas.read_text(encoding="utf-8")), "398", (44, 37, 90, 57))
    assert json.loads(json.dumps(found)) == kept
