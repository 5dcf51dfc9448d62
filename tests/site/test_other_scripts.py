"""Whatever stands on a page in letters of another language names it: it is set, spoken and broken by its own rules."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from newsroom.text.scripts import fragments
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

KHMER = """Title: Drums at ព្រែក
Date: 2026-11-20 0{hour}:00
Slug: drums-{hour}
Standfirst: The ចម្រៀង begins at six.
Section: បទចម្រៀង, វប្បធម៌
Tags: ស្គរ, ល្ខោន
Authors: សុខ លី (រូបថត), Ratha Chan
Source: ទីភ្នាក់ងារ
Kicker: ភ្លេង
Place: កំពត
Picture: images/boat.svg
Picture alt: A boat
Picture caption: ទូក on the river.
Picture credit: ជា វណ្ណា
Picture licence: សាធារណៈ
Series: រឿងព្រេង
Part: {hour}
Running story: ទឹកជំនន់
{type}Correction: 2026-11-21: ឈ្មោះ was misspelt.
Update: 2026-11-21: ទឹក fell.

The word ទូក stands in a text.

> [!FACTS] កំណត់
> A box of ទឹក.

![A boat](images/boat.svg "ទូក in a text | ជា វណ្ណា")
"""


class Unnamed(HTMLParser):
    """Gathers every text whose letters tell another language than the element it stands in, by its way from the top."""

    WITHOUT_END = frozenset(
        ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
    )
    """Elements that are never closed."""
    UNSEEN = frozenset(("script", "style", "title"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        lang = said.get("lang") or (self.open[-1][1] if self.open else "")
        if tag not in self.WITHOUT_END:
            self.open.append((f"{tag}.{said['class']}" if said.get("class") else tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0].partition(".")[0] == tag, self.getpos()

    def handle_data(self, text: str) -> None:
        if (
            self.open
            and self.open[-1][0] not in self.UNSEEN
            and any(c for _, c in fragments(text, self.open[-1][1]))
        ):
            self.found.add(f"{' > '.join(name for name, _ in self.open[2:])}: {text.strip()}")


def unnamed(html: str) -> set[str]:
    parser = Unnamed()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, moment: None) -> Site:
    """English stories that say everything in Khmer too, and what follows from them: lists, fronts, boxes."""
    content = tmp_path_factory.mktemp("content")
    for folder in ("stories", "images", "tags", "authors", "pages"):
        (content / folder).mkdir()
    (content / "images/boat.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>')
    types = {7: "Type: opinion\n", 8: "Sponsor: ក្រុមហ៊ុន\n", 9: "Type: obituary\n"}
    for hour in range(1, 10):
        text = KHMER.format(hour=hour, type=types.get(hour, ""))
        (content / f"stories/{hour}.md").write_text(text, "utf-8")
    tag = "Title: ស្គរ\nAliases: ស្គរធំ\nPicture: images/boat.svg\nPicture caption: ទូក\n\nWhat ស្គរ is.\n"
    (content / "tags/drum.md").write_text(tag, "utf-8")
    author = (
        "Title: សុខ លី\nSlug: sok-ly\nRole: អ្នកថតរូប\nDesk: វប្បធម៌\nContact: sok@courier.example\n\nWho សុខ is.\n"
    )
    (content / "authors/sok.md").write_text(author, "utf-8")
    page = "Title: About ព្រែក\nSlug: about\n\nWhat ព្រែក is.\n"
    (content / "pages/about.md").write_text(page, "utf-8")
    return build(ROOT, PATH=str(content), CACHE_PATH=str(tmp_path_factory.mktemp("cache")))


def test_what_stands_in_letters_of_another_language_names_it(site: Site) -> None:
    pages = {file: site.page(f"/{file}") for file in site.files if file.endswith(".html")}
    # Nobody reads a page at an old address, which leads on at once.
    found = {words: file for file, page in pages.items() if not page.leads_on for words in unnamed(page.html)}
    assert len(pages) > 25
    assert found == {}


def test_a_text_without_its_language_is_found() -> None:
    assert unnamed('<html lang="en"><body><p class="a">On ទូក</p><p lang="km">ទូក</p></body></html>') == {
        "p.a: On ទូក"
    }
