"""Stories as they stand on a site that has no plugin for pictures."""

from urllib.parse import unquote

import pytest

from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kinds() -> Site:
    return build(ROOT / "tests/papers/kinds")


def test_every_picture_on_a_page_is_there(kinds: Site) -> None:
    pages = [file for file in kinds.files if file.endswith(".html")]
    shown = {str(img["src"]) for file in pages for img in kinds.page(f"/{file}").soup.select("main img")}
    assert len(shown) > 1
    assert [src for src in shown if not kinds.exists(unquote(src.removeprefix("/paper")))] == []


def test_a_card_of_a_story_without_a_standfirst_opens_as_the_story_does(kinds: Site) -> None:
    teasers = kinds.page("/tags/river/").texts(".card .teaser")
    assert any(teaser.startswith("The first paragraph ends in a note. It has words") for teaser in teasers)
    assert not any("A crosshead" in teaser or "note.1" in teaser for teaser in teasers)


def test_a_story_in_three_languages_names_the_others_in_one_order(kinds: Site) -> None:
    others = kinds.page("/2026/11/river/").soup.select('link[rel="alternate"][hreflang]')
    assert [str(other["hreflang"]) for other in others][-2:] == ["ar", "km"]
