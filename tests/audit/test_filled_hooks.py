"""With every hook filled as docs/producers/hooks.md shows it, all audits still hold.

The hosts that the examples name are played by a server of our own, on another port than the paper's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from newsroom.readings import HOOKS
from tests.assets.test_weight import FRONT, SCRIPTS, STORY, STYLES, weight, weights
from tests.audit.elsewhere import Elsewhere, elsewhere
from tests.audit.kinds import KINDS
from tests.audit.test_axe import ALL, AXE, COLOURS, found
from tests.audit.test_markup import errors, pages, stage
from tests.audit.test_modes import SHIFTS, SIDEWAYS
from tests.audit.test_targets import SMALL
from tests.conftest import Serve
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

DOCS = (ROOT / "docs/producers/hooks.md").read_text("utf-8")
LETTERS = "https://letters.example"
HOSTS = {
    "ad": ["https://ads.example"],
    "comments": ["https://talk.example"],
    "analytics": ["https://stats.example"],
}
SETTINGS = {
    "PAPER_HOSTS": HOSTS,
    "PAPER_COMMENTS_HEIGHT": 600,
    "PAPER_NEWSLETTER_ACTION": f"{LETTERS}/join",
    "PAPER_NEWSLETTER_FIELD": "EMAIL",
}
LISTS = ["front", "khmer-front", "arabic-front", "section-front", "tag", "topics"]
STORIES = ["news", "everything", "sponsored", "khmer-story", "arabic-story"]
OTHERS = ["subscribe", "search", "static", "no-network", "404"]


def example(hook: str) -> str:
    """The last example of a hook in the docs that is HTML."""
    section = re.search(rf"^\*\*`{hook}\.html`\*\*(.*?)(?=^\*\*`|\Z)", DOCS, re.M | re.S)
    assert section, hook
    blocks = [dedent(block) for block in re.findall(r"(?:^    .*\n)+", section[1], re.M)]
    return [block for block in blocks if block.startswith("<")][-1]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fork's folder, as the docs say it is made."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "partials/hooks").mkdir(parents=True)
    for hook in HOOKS:
        (folder / f"partials/hooks/{hook}.html").write_text(example(hook), "utf-8")
    return folder


@pytest.fixture(scope="module")
def papers(own: Path, moment: None) -> dict[str, Site]:
    filled = {"THEME_TEMPLATES_OVERRIDES": [str(own)], **SETTINGS}
    return {"courier": build(ROOT, **filled), "kinds": build(ROOT / "tests/papers/kinds", **filled)}


@pytest.fixture(scope="module")
def hosts(papers: dict[str, Site], serve: Serve) -> dict[str, str]:
    bases = {"courier": "/", "kinds": "/paper/"}
    return {name: serve(site.output, bases[name]).rstrip("/") for name, site in papers.items()}


@pytest.fixture
def others() -> Iterator[Elsewhere]:
    with elsewhere() as seen:
        yield seen


def leave(context: BrowserContext) -> None:
    """Closes the browser's window, whatever is still on its way to it."""
    context.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.fixture
def context(browser: Browser, others: Elsewhere) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    others.stands_for_the_world(context)
    yield context
    leave(context)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def at(kind: str, hosts: dict[str, str]) -> str:
    paper, address = KINDS[kind]
    return hosts[paper] + address


def all_come(page: Page, kind: str) -> None:
    """Leafs through the page until what its hooks bring from elsewhere is there."""
    for frame in page.locator(".ad iframe").all():
        frame.scroll_into_view_if_needed()
    if page.locator(".ad").count():
        expect(page.frame_locator(".ad iframe").locator("h1")).to_have_text("Buy rice")
    if kind in STORIES:
        expect(page.locator(".said")).to_have_count(40)


def test_the_docs_name_the_hosts_of_their_examples() -> None:
    assert all(f'"{hook}": ["{host}"]' in DOCS for hook, (host,) in HOSTS.items())
    named = {host for hosts in HOSTS.values() for host in hosts}
    for hook in HOOKS:
        loaded = re.findall(r'src="(https://[^/"]+)', example(hook))
        assert set(loaded) <= named & set(HOSTS.get(hook, [])), hook


@pytest.mark.parametrize("kind", [*LISTS, *STORIES, *OTHERS])
def test_axe_finds_nothing(page: Page, hosts: dict[str, str], kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(at(kind, hosts))
    all_come(page, kind)
    page.evaluate(AXE)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        assert found(page, ALL) == []
        page.emulate_media(color_scheme="dark")
        assert found(page, COLOURS) == []


def test_the_checker_finds_no_error(papers: dict[str, Site], tmp_path: Path) -> None:
    for name, site in papers.items():
        stage(pages(site), tmp_path / name)
    assert "\n".join(errors(tmp_path)) == ""


def test_the_budgets_hold(papers: dict[str, Site]) -> None:
    """Of what the paper itself sends: what comes from elsewhere is not its own to weigh."""
    site = papers["courier"]
    own = 'link[rel="stylesheet"], script[src]:not([src^="https:"])'
    for file in (file for file in site.files if file.endswith(".html")):
        page = site.page(f"/{file}")
        if page.leads_on:
            continue
        if not file.endswith("search/index.html"):
            assert weights(site, page, 'script[src]:not([src^="https:"])') <= SCRIPTS, file
        assert weights(site, page, 'link[rel="stylesheet"]') <= STYLES, file
        most = FRONT if page.soup.select(".front-top, .splash, .opinion") else STORY
        assert weight(site.output / file) + weights(site, page, own) <= most, file


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("kind", ["front", "khmer-front", *STORIES])
def test_nothing_moves_when_advertisement_and_comments_come_late(
    page: Page, hosts: dict[str, str], others: Elsewhere, kind: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    others.let_go.clear()
    page.goto(at(kind, hosts), wait_until="commit")
    page.wait_for_function("document.readyState !== 'loading' && document.body")
    # Nothing is painted before them, but what is asked here would be measured without.
    page.wait_for_function("[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)")
    foot = "document.querySelector('.foot').getBoundingClientRect().top + scrollY"
    page.evaluate("document.fonts.ready.then(() => 0)")
    before = page.evaluate(foot)
    if kind in STORIES:
        page.locator(".comments").scroll_into_view_if_needed()
        assert page.locator(".said").count() == 0
    others.let_go.set()
    all_come(page, kind)
    assert "ads.example/slot" in others.asked
    assert page.evaluate(SHIFTS) == []
    assert page.evaluate(foot) == before
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(SMALL) == []


def test_comments_that_are_longer_than_their_place_scroll_by_keyboard(
    page: Page, hosts: dict[str, str]
) -> None:
    page.goto(at("news", hosts))
    all_come(page, "news")
    place = page.get_by_role("region", name="Comments")
    assert place.bounding_box()["height"] == 600
    place.focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.comments > section').scrollTop > 0")


def test_pages_speak_to_no_host_that_is_not_named(
    page: Page, hosts: dict[str, str], others: Elsewhere
) -> None:
    spoken: set[str] = set()
    page.context.on("request", lambda request: spoken.add(request.url))
    for kind in (*LISTS, *STORIES, *OTHERS):
        page.goto(at(kind, hosts))
        all_come(page, kind)
    for _ in range(50):
        if "stats.example/hit" in others.asked:
            break
        page.wait_for_timeout(100)
    elsewhere = {"://".join(urlsplit(url)[:2]) for url in spoken if not url.startswith(tuple(hosts.values()))}
    assert elsewhere == {host for (host,) in HOSTS.values()}


def test_without_javascript_a_story_is_whole_and_the_letter_can_be_had(
    browser: Browser, hosts: dict[str, str], others: Elsewhere
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(20_000)
    others.stands_for_the_world(context)
    page = context.new_page()
    page.goto(at("news", hosts))
    expect(page.locator(".prose p").first).to_be_visible()
    expect(page.locator("#related-stories a").first).to_be_visible()
    expect(page.get_by_role("region", name="Comments").get_by_role("link")).to_be_visible()
    page.get_by_label("Get the letter").fill("reader@mail.example")
    page.get_by_role("button", name="Subscribe").click()
    expect(page.locator("h1")).to_have_text("Thanks")
    assert page.url == f"{LETTERS}/join"
    assert others.forms == [{"EMAIL": ["reader@mail.example"], "list": ["morning"]}]
    assert not [asked for asked in others.asked if asked.endswith(".js")]
    leave(context)
