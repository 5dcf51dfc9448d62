"""What every page of the paper keeps to, whatever its kind."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.paper import Page, Site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def pages(courier: Site) -> dict[str, Page]:
    """Every page that a reader stays on."""
    found = {file: courier.page(f"/{file}") for file in courier.files if file.endswith(".html")}
    return {file: page for file, page in found.items() if not page.soup.select('meta[http-equiv="refresh"]')}


def breaking(pages: dict[str, Page], keeps: object) -> list[str]:
    return [file for file, page in pages.items() if not keeps(page)]  # type: ignore[operator]


def test_each_has_one_headline_of_first_rank(pages: dict[str, Page]) -> None:
    assert breaking(pages, lambda page: len(page.soup.select("h1")) == 1) == []


def test_no_heading_skips_a_rank(pages: dict[str, Page]) -> None:
    def in_order(page: Page) -> bool:
        ranks = [int(heading.name[1]) for heading in page.soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        return all(after - before <= 1 for before, after in pairwise(ranks))

    assert breaking(pages, in_order) == []


def test_each_begins_with_a_way_past_the_masthead(pages: dict[str, Page]) -> None:
    assert breaking(pages, lambda page: page.soup.body.a["href"] == "#main" and page.one("main#main")) == []


def test_each_names_its_language_and_direction(pages: dict[str, Page]) -> None:
    def named(file: str, page: Page) -> bool:
        return (page.soup.html["lang"], page.soup.html["dir"]) == (
            "km" if file.startswith("km/") else "en",
            "ltr",
        )

    assert [file for file, page in pages.items() if not named(file, page)] == []


def test_ids_are_unique_on_each(pages: dict[str, Page]) -> None:
    def unique(page: Page) -> bool:
        ids = Counter(element["id"] for element in page.soup.find_all(id=True))
        return not ids or max(ids.values()) == 1

    assert breaking(pages, unique) == []


def test_a_map_or_chart_is_a_graphic_on_whatever_page_it_stands(pages: dict[str, Page]) -> None:
    images = [(file, image) for file, page in pages.items() for image in page.soup.select("main img")]
    graphics = {str(image["src"]) for _, image in images if "graphic" in image.get_attribute_list("class")}
    assert any("lake-chart" in name for name in graphics)
    assert any("rice-calendar" in name for name in graphics)
    plain = [
        (file, image["src"]) for file, image in images if "graphic" not in image.get_attribute_list("class")
    ]
    assert [found for found in plain if found[1] in graphics] == []


def test_every_picture_has_words_and_a_place_kept_for_it(pages: dict[str, Page]) -> None:
    def kept(page: Page) -> bool:
        return all({"alt", "width", "height"} <= set(picture.attrs) for picture in page.soup.find_all("img"))

    assert breaking(pages, kept) == []


def test_no_picture_but_the_first_is_fetched_before_a_reader_comes_near(pages: dict[str, Page]) -> None:
    def lazy(page: Page) -> bool:
        return all(picture.get("loading") == "lazy" for picture in page.soup.find_all("img")[1:])

    assert breaking(pages, lazy) == []


def test_nothing_is_painted_before_the_readers_choice_of_colour_is_known(pages: dict[str, Page]) -> None:
    def waits(page: Page) -> bool:
        return not {"defer", "async", "type"} & set(page.one("head script[src*='/js/theme.']").attrs)

    assert breaking(pages, waits) == []


def test_nothing_is_styled_or_scripted_in_the_page_itself(pages: dict[str, Page]) -> None:
    def clean(page: Page) -> bool:
        own = [script for script in page.soup.find_all("script") if not script.get("src")]
        return not own and not page.soup.find_all("style") and not page.soup.find_all(style=True)

    assert breaking(pages, clean) == []


def test_nothing_is_fetched_from_another_host(pages: dict[str, Page]) -> None:
    def own(page: Page) -> bool:
        fetched = [
            str(tag.get("src") or tag.get("href"))
            for tag in page.soup.select("script, img, link[rel~=stylesheet], link[rel~=preload]")
        ]
        return not [address for address in fetched if "//" in address]

    assert breaking(pages, own) == []


def test_no_heading_stands_over_nothing(pages: dict[str, Page]) -> None:
    def filled(page: Page) -> bool:
        return all(len(section.find_all(True)) > 3 for section in page.soup.select("main section"))

    assert breaking(pages, filled) == []


def test_each_can_be_left_for_sections_search_and_subscribe(pages: dict[str, Page]) -> None:
    def complete(page: Page) -> bool:
        return bool(
            page.soup.select("header .flag")
            and page.soup.select("nav.sections a")
            and page.soup.select("header form[role=search] input[name=q]")
            and page.soup.select("header a.subscribe")
        )

    assert breaking(pages, complete) == []
