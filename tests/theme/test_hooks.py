"""What a fork adds in the theme's hooks, from a folder of its own; and nothing of it where it adds nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsroom.readings import HOOKS
from tests.conftest import Serve
from tests.paper import ROOT, Page, Site, build
from tests.site.conftest import moment

__all__ = ["moment"]

pytestmark = pytest.mark.slow

KINDS = ROOT / "tests/papers/kinds"
STORY, FRONT = "/2026/11/analysis/", "/"
FILES = ROOT / "theme/templates/partials/hooks"
LETTERS = {"PAPER_NEWSLETTER_ACTION": "https://letters.example/join", "PAPER_NEWSLETTER_FIELD": "EMAIL"}


def override(folder: Path, text: str) -> Path:
    """A folder of a fork's own in which every hook says `text` and its name."""
    hooks = folder / "partials/hooks"
    hooks.mkdir(parents=True)
    for hook in HOOKS:
        (hooks / f"{hook}.html").write_text(text.format(hook=hook), "utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(moment: None) -> Site:
    return build(KINDS)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    own = override(tmp_path_factory.mktemp("own"), '<b data-hook="{hook}">here</b>')
    return build(KINDS, THEME_TEMPLATES_OVERRIDES=[str(own)], **LETTERS)


def hooks_of(page: Page) -> list[str]:
    return [str(found["data-hook"]) for found in page.soup.select("[data-hook]")]


def test_each_hook_has_a_file_a_sentence_and_an_example() -> None:
    assert {path.stem for path in FILES.glob("*.html")} == set(HOOKS)
    docs = (ROOT / "docs/producers/hooks.md").read_text("utf-8")
    for hook in HOOKS:
        assert f"| `{hook}.html` |" in docs
        assert f"**`{hook}.html`**" in docs


def test_an_empty_hook_leaves_not_one_byte(plain: Site, tmp_path: Path) -> None:
    empty = build(KINDS, THEME_TEMPLATES_OVERRIDES=[str(override(tmp_path, ""))])
    pages = [f"/{file}" for file in plain.files if file.endswith(".html")]
    assert [page for page in pages if plain.read(page) != empty.read(page)] == []
    assert [page for page in pages if plain.page(page).soup.select(".ad, .newsletter, aside.support")] == []


def test_a_story_has_every_hook_in_its_place(filled: Site) -> None:
    page = filled.page(STORY)
    assert hooks_of(page) == ["head", "after_body", "support", "ad", "newsletter", "comments", "analytics"]
    assert page.soup.select(".text > [data-hook=support] + .ad [data-hook=ad]")
    assert page.soup.select("article + [data-hook=comments] + #related-stories")


def test_a_front_has_those_of_every_page_and_an_advertisement(filled: Site) -> None:
    assert hooks_of(filled.page(FRONT)) == ["head", "after_body", "ad", "analytics"]


def test_the_newsletter_form_is_plain_and_says_where_the_address_goes(filled: Site) -> None:
    for address in (STORY, "/subscribe/"):
        form = filled.page(address).one("form.newsletter")
        field = form.select_one("input[type=email]")
        assert (form["method"], form["action"]) == ("post", LETTERS["PAPER_NEWSLETTER_ACTION"])
        assert (field["name"], field["autocomplete"]) == ("EMAIL", "email")
        assert form.select_one(f"label[for={field['id']}]")
        assert "letters.example" in form.select_one(f"#{field['aria-describedby']}").get_text()
        assert form.select_one("[data-hook=newsletter]")


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A paper whose advertisement comes after everything else."""
    own = tmp_path_factory.mktemp("late")
    (own / "partials/hooks").mkdir(parents=True)
    (own / "partials/hooks/ad.html").write_text('<img class="come" src="" alt="Buy">', "utf-8")
    return build(KINDS, THEME_TEMPLATES_OVERRIDES=[str(own)], SITEURL="")


@pytest.mark.parametrize("address", [FRONT, STORY])
def test_nothing_moves_when_an_advertisement_comes(
    browser: Browser, serve: Serve, late: Site, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(serve(late.output).rstrip("/") + address)
    end = "document.querySelector('.foot').getBoundingClientRect().top + scrollY"
    before = page.evaluate(end)
    page.evaluate(
        "Object.assign(document.querySelector('.come'), {width: 300, height: 250, src: '/images/river.svg'})"
    )
    page.wait_for_function("document.querySelector('.come').naturalWidth > 0", timeout=10_000)
    assert page.locator(".come").bounding_box()["height"] > 100
    assert page.evaluate(end) == before
    page.close()
