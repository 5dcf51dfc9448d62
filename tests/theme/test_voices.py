"""Each kind of story says what it is: in words, in its weight and tint, and in where its picture stands."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.paper import ROOT, Page, Site, build
from tests.site.conftest import MOMENT

pytestmark = pytest.mark.slow

BODY = "The first paragraph, with [a bank](https://bank.example/) and [a page](/about/).\n\n![](/images/upright.png)\n"
KINDS = {
    "news": "Picture: images/wide.png",
    "analysis": "Picture: images/wide.png",
    "opinion": "Picture: images/small.png",
    "review": "Picture: images/small.png",
    "feature": "Picture: images/wide.png",
    "obituary": "Picture: images/upright.png\nKicker: 1938 to 2026",
    "sponsored": "Paid by: River Bank\nPlace: Banlung\nPicture: images/wide.png",
}
WORDS = {
    "analysis": "Analysis",
    "opinion": "Opinion",
    "review": "Review",
    "obituary": "Obituary",
    "sponsored": "Paid for by River Bank",
}
# An earlier year than that of a story which all of them name as related.
FOLDER = "/2025/11/"
NEWER = "Title: The newer\nDate: 2026-11-01 08:00\nSection: Mekong\nTags: Water\n\nAbout water.\n"
ARRANGEMENTS = {"opinion": "text", "review": "text", "obituary": "text", "feature": "full"}
SIZES = {"wide": (1600, 1000), "upright": (600, 900), "small": (500, 400)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    content = tmp_path_factory.mktemp("content")
    (content / "stories").mkdir()
    (content / "images").mkdir()
    for name, size in SIZES.items():
        drawn = io.BytesIO()
        Image.effect_noise(size, 60).save(drawn, "PNG")
        (content / f"images/{name}.png").write_bytes(drawn.getvalue())
    for day, (kind, more) in enumerate(KINDS.items(), start=1):
        head = (
            f"Title: The {kind}\nDate: 2025-11-{day:02} 08:00\nSection: Mekong\nTags: Water\nAuthor: Sok Dara"
        )
        head += "\nRelated: newer"
        (content / f"stories/{kind}.md").write_text(
            f"{head}\nType: {kind}\nStandfirst: About water.\n{more}\n\n{BODY}"
        )
    (content / "stories/newer.md").write_text(NEWER)
    cache = str(tmp_path_factory.mktemp("cache"))
    plugins = [f"newsroom.{name}" for name in ("stories", "language", "related", "topics", "pictures")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return build(ROOT, PATH=str(content), CACHE_PATH=cache, PLUGINS=plugins)


def story(site: Site, kind: str) -> Page:
    return site.page(f"{FOLDER}{kind}/")


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_is_named_for_what_it_is(site: Site, kind: str) -> None:
    assert story(site, kind).text(".story-kicker strong") == WORDS.get(kind, "")


@pytest.mark.parametrize("kind", KINDS)
def test_page_and_card_carry_the_voice_that_sets_colour_and_weight(site: Site, kind: str) -> None:
    voice = {"review": "opinion"}.get(kind, kind)
    page = story(site, kind)
    assert page.one("body")["data-voice"] == page.one("article.story")["data-voice"] == voice
    assert site.page("/tags/water/").soup.select(f'.stops li[data-voice="{voice}"] a[href$="/{kind}/"]')


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_stands_where_its_shape_and_the_voice_ask_for(site: Site, kind: str) -> None:
    page = story(site, kind)
    arrangement = ARRANGEMENTS.get(kind, "main")
    assert page.one(".lead-picture")["data-arrangement"] == arrangement
    parts = page.one("article.story").find_all(["figure", "h1"])
    assert (parts[0].name == "figure") == (arrangement == "full")


def test_an_upright_picture_is_shown_whole(site: Site) -> None:
    image = story(site, "obituary").one(".lead-picture img")
    assert float(str(image["height"])) / float(str(image["width"])) == pytest.approx(1.5, abs=0.01)


def test_an_obituary_says_when_somebody_lived(site: Site) -> None:
    assert "1938 to 2026" in story(site, "obituary").text(".story-kicker")


def test_whose_opinion_it_is_comes_before_the_headline(site: Site) -> None:
    for kind in KINDS:
        page = story(site, kind)
        assert bool(page.soup.select(".story-author ~ .headline")) == (kind in ("opinion", "review")), kind


def test_news_of_an_earlier_year_says_so_and_no_other_kind_does(site: Site) -> None:
    assert {kind: story(site, kind).text(".old") for kind in KINDS} == dict.fromkeys(KINDS, "") | {
        "news": "From 2025"
    }


def test_links_that_were_paid_for_say_so_and_no_others(site: Site) -> None:
    for kind in KINDS:
        rel = story(site, kind).one('.prose a[href="https://bank.example/"]').get("rel")
        assert rel == (["sponsored"] if kind == "sponsored" else None), kind
        assert story(site, kind).one('.prose a[href="/about/"]').get("rel") is None


def test_what_is_paid_for_is_suggested_under_no_story(site: Site) -> None:
    for kind in KINDS:
        links = story(site, kind).links("#related-stories, .onward")
        assert links
        assert f"{FOLDER}sponsored/" not in links


def test_a_sponsored_story_in_a_list_says_who_paid(site: Site) -> None:
    stream = site.page("/tags/water/").one('.stops li[data-voice="sponsored"]')
    assert "Paid for by River Bank" in stream.get_text()
