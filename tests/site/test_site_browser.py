"""The site in a real browser, from a server and from a folder. Skipped without a Chromium."""

import re
import shutil
import threading
import time

import pytest

from qantar.serve import server

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium was found: the browser tests need one (apt install chromium)",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = (
    "index.html",
    "claims.html",
    "claims/southfront-500-civilians-injured.html",
    "events.html",
    "events/clashes-kazakhstan.html",
    "sources.html",
    "sources/taz.html",
    "differences.html",
    "sql.html",
    "downloads.html",
)
DONE = re.compile(r"\d rows? in|did not run")


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(site):
    with server(site, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


class Watch:
    """What a page asks for and complains of."""

    def __init__(self, page, own: str) -> None:
        self.outside, self.errors, self.bytes = [], [], 0
        page.on("request", lambda r: self._asked(r.url, own))
        page.on(
            "console",
            lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("dialog", lambda d: (self.errors.append(d.message), d.dismiss()))

    def _asked(self, url: str, own: str) -> None:
        if not url.startswith((own, "blob:" + own, "blob:null", "data:")):
            self.outside.append(url)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(params=["server", "folder"])
def start(request, site, address):
    """Where the site is opened from."""
    return address if request.param == "server" else f"{site.as_uri()}/"


def expect(page, selector):
    return sync_api.expect(page.locator(selector))


def test_no_request_leaves_and_nothing_fails(page, start):
    """A page would tell others who reads it, or would be broken."""
    watch = Watch(page, start)
    for name in PAGES:
        page.goto(start + name)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert (watch.outside, watch.errors) == ([], [])


def test_filters_stay_in_the_address_and_the_back_button_works(page, start):
    """A filtered table could not be sent to anybody."""
    page.goto(f"{start}claims.html")
    total = page.locator("#claims tbody tr").count()
    page.select_option("#f-source", "taz")
    page.select_option("#f-stance", "rumour")
    assert page.url.endswith("?source=taz&stance=rumour")
    expect(page, "[data-count]").to_have_text(f"2 of {total} claims")
    page.go_back()
    expect(page, "#f-stance").to_have_value("")
    page.goto(f"{start}claims.html?indicator=killed&place=almaty")
    assert page.locator("#claims tbody tr:visible").count() == 1
    page.click("button[type=reset]")
    expect(page, "[data-count]").to_have_text(f"{total} claims")


def test_dates_filter_by_what_may_be(page, start):
    """A claim of an uncertain moment would be lost or shown for every day."""
    page.goto(f"{start}claims.html?indicator=killed&from=2022-01-10")
    ids = page.locator("#claims tbody tr:visible").evaluate_all("rows => rows.map(r => r.id)")
    assert ids == ["taz-225-killed-teaser"]


def test_sorting_by_keyboard(page, start):
    """Without a mouse, or by text instead of number, the table could not be sorted."""
    page.goto(f"{start}claims.html?indicator=killed")
    page.focus("th[data-sort=number] button")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.url.endswith("sort=-number")
    expect(page, "th[data-sort=number]").to_have_attribute("aria-sort", "descending")
    assert page.locator("#claims tbody tr:visible .num").first.inner_text().startswith("225")


def test_from_a_mark_to_the_sentence_by_keyboard(page, start):
    """A number in a chart would not lead to its words."""
    page.goto(f"{start}index.html")
    link = page.locator("#chart-killed .wide a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*.html")
    expect(page, "blockquote mark").to_be_visible()


def test_the_skip_link_comes_first(page, start):
    """A keyboard user would pass the navigation on every page."""
    page.goto(f"{start}index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_the_console_says_why_it_needs_a_server(page, site):
    """From a folder the buttons would do nothing."""
    page.goto(f"{site.as_uri()}/sql.html")
    expect(page, "#folder").to_contain_text("qantar serve")
    expect(page, "#run").to_be_disabled()


def test_sql(page, address):
    """The console would not run, or a wrong query would leave a reader alone."""
    watch = Watch(page, address)
    page.goto(
        f"{address}sql.html?q=SELECT%20bound%2C%20value%20FROM%20figures%20WHERE%20value%20%3D%20164"
    )
    if not page.locator("#query").count():
        pytest.skip("the site was built without the SQL engine")
    page.click("#run")
    sync_api.expect(page.locator("#state")).to_have_text(DONE, timeout=30_000)
    assert page.inner_text("#result td:nth-child(1)") == "exact"
    assert page.inner_text("#result td:nth-child(2)") == "164.0"
    page.fill("#query", "SELECT figure_id\nFROM figurs")
    page.keyboard.press("Control+Enter")
    expect(page, "#error").to_contain_text("LINE 2")
    expect(page, "#error").to_contain_text("Names like it: figures")
    page.fill("#query", "SELECT * FROM read_csv('https://example.org/a.csv')")
    page.keyboard.press("Control+Enter")
    expect(page, "#error").to_contain_text("no other addresses")
    assert (watch.outside, watch.errors) == ([], [])


def test_a_result_as_csv_runs_no_formula(page, address):
    """A spreadsheet would run what stands in a cell, and a page what stands in a text."""
    page.goto(f"{address}sql.html")
    if not page.locator("#query").count():
        pytest.skip("the site was built without the SQL engine")
    page.fill(
        "#query",
        "SELECT '=1+1' AS f, '<img src=x onerror=alert(1)>' AS m, chr(8238) || 'x' AS b, -5 AS n;",
    )
    page.click("#run")
    sync_api.expect(page.locator("#state")).to_have_text(DONE, timeout=30_000)
    assert page.inner_text("#result td:nth-child(3)") == "⟨U+202E⟩x"
    assert page.locator("#result img").count() == 0
    with page.expect_download() as download:
        page.click("#csv")
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.split("\n")[1] == "'=1+1,<img src=x onerror=alert(1)>,\u202ex,-5"


def test_the_first_view_is_light_and_quick(page, address):
    """A reader would wait for what they came for."""
    sizes = []
    page.on("response", lambda r: sizes.append(len(r.body())))
    begun = time.perf_counter()
    page.goto(f"{address}index.html", wait_until="load")
    took = time.perf_counter() - begun
    assert sum(sizes) < 300_000
    assert took < 5, (
        "a busy machine may need more than the second it takes alone, but not this long"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_accessibility_and_width(browser, address, project, scheme, width):
    """Someone could not read or reach something, or would have to scroll sideways."""
    checker = project.build / "npm" / "node_modules" / "axe-core" / "axe.min.js"
    if not checker.is_file():
        pytest.skip("axe-core is not installed; `make` fetches it")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page, found = context.new_page(), []
    for name in PAGES:
        page.goto(address + name)
        page.evaluate(checker.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run()")
        found += [(name, v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((name, "wider than the screen", str(width)))
    context.close()
    assert found == []


def test_a_hostile_coding_does_nothing(page, hostile):
    """A coding with a script would run in the reader's browser."""
    watch = Watch(page, f"{hostile.as_uri()}/")
    for name in (
        "index.html",
        "claims.html",
        "claims/southfront-500-civilians-injured.html",
        "events.html",
    ):
        page.goto(f"{hostile.as_uri()}/{name}")
        assert page.evaluate("window.harmed === undefined")
    assert (watch.outside, watch.errors) == ([], [])
