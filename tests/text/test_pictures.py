"""Pictures, films and sounds of a text: whose host they are on, and what stands in place of one elsewhere."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.figures import Place
from newsroom.text.markdown import Body, render
from newsroom.text.pictures import Measured, Unmeasured, elsewhere, files_of, picture_path

SIZES: dict[str, Measured] = {
    "images/a.svg": (1200, 800),
    "images/unsized.svg": Unmeasured.NO_SIZE,
    "images/page.jpg": Unmeasured.NO_PICTURE,
    "images/phone.heic": Unmeasured.LATER,
    "images/v.mp4": Unmeasured.NO_PICTURE,
    "images/v.webm": Unmeasured.NO_PICTURE,
}
HOST = "paper.example"
AWAY = [
    "https://x.example/a.jpg",
    "HTTP://x.example/a.jpg",
    "//x.example/a.jpg",
    "https:x.example/a.jpg",
    "///x.example/a.jpg",
    "/\\x.example/a.jpg",
    "\\\\x.example/a.jpg",
    " //x.example/a.jpg",
    "/\t/x.example/a.jpg",
    "ht\ntps://x.example/a.jpg",
    "{static}//x.example/a.jpg",
    "{static}https://x.example/a.jpg",
    "|filename| //x.example/a.jpg",
    "{anything}//x.example/a.jpg",
    "https://paper.example@x.example/a.jpg",
]
OUTSIDE = re.compile(r"^\W*\w+\W*:|[/\\]\s*[/\\]")
LOADING = ("src", "srcset", "poster", "data", "background", "style", "object", "xlink:href")


def body(text: str) -> Body:
    return render(text, Place(SIZES.get, "stories/2026", HOST))


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(body(text).html, "lxml")


def loads(html: str) -> list[str]:
    """The addresses outside the paper that a browser asks for without a click."""
    page = BeautifulSoup(html, "lxml")
    found = [str(tag[name]) for tag in page.find_all() for name in LOADING if tag.get(name)]
    return [address for address in found if OUTSIDE.search(address)]


@pytest.mark.parametrize("address", AWAY)
def test_a_host_is_found_in_whatever_way_pelican_and_browsers_read_an_address(address: str) -> None:
    found = elsewhere(address, HOST)
    assert found
    assert found.host == "x.example"
    assert picture_path(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "images/a.svg",
        "/images/a.svg",
        "{static}/images/a.svg",
        "data:image/png;base64,AA==",
        "data/a.svg",
        "",
        "#top",
    ],
)
def test_what_lies_in_the_paper_or_the_page_is_on_no_host(address: str) -> None:
    assert elsewhere(address, HOST) is None


def test_the_papers_own_host_is_no_other() -> None:
    assert elsewhere("https://Paper.example/images/a.svg", HOST) is None
    assert elsewhere("//paper.example/images/a.svg", HOST) is None
    own = body("![Boats](https://paper.example/images/a.svg)")
    assert own.flaws == ()
    assert 'src="https://paper.example/images/a.svg"' in own.html


def test_a_picture_elsewhere_is_a_link_that_keeps_its_words_and_is_told() -> None:
    found = body('![A boat](https://x.example/pic.jpg "On the river. | Photo: Dara")')
    figure = BeautifulSoup(found.html, "lxml").figure
    assert (figure.a["href"], figure.a.get_text()) == ("https://x.example/pic.jpg", "A boat")
    assert figure.figcaption.get_text() == "On the river. Photo: Dara"
    (flaw,) = found.flaws
    assert flaw.rule == "picture-elsewhere"
    assert flaw.what == "The picture stands on x.example, which would learn who reads this."
    assert flaw.mend == "Put it into content/images and name it from there."


@pytest.mark.parametrize(
    ("title", "words", "graphic"),
    [
        ("The lake. | Chart: The Courier | graphic", "The lake. Chart: The Courier", True),
        ("The lake. | Graphic", "The lake.", True),
        ("The lake. | Chart: The Courier", "The lake. Chart: The Courier", False),
        ("A graphic", "A graphic", False),
        ("The lake. | Photographic", "The lake. Photographic", False),
    ],
)
def test_a_caption_that_ends_with_graphic_marks_a_map_or_chart(title: str, words: str, graphic: bool) -> None:
    figure = soup(f'![Lake](images/a.svg "{title}")').figure
    assert figure.figcaption.get_text() == words
    assert ("graphic" in figure.img.get_attribute_list("class")) == graphic


def test_of_a_gallery_only_the_picture_elsewhere_is_a_link() -> None:
    figures = soup("![a](images/a.svg)\n![b](//x.example/b.jpg)").select(".gallery > .figure")
    assert [figure.contents[0].name for figure in figures] == ["img", "a"]


def test_a_picture_elsewhere_without_words_is_named_by_its_address() -> None:
    assert soup("See ![](https://x.example/pic.jpg) here.").p.get_text() == "See x.example/pic.jpg here."


def test_a_picture_elsewhere_inside_a_link_stands_beside_it() -> None:
    links = soup("[![Boats](https://x.example/pic.jpg)](/about/)").find_all("a")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("/about/", "Boats"),
        ("https://x.example/pic.jpg", "x.example"),
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///home/a.jpg"])
def test_an_address_that_is_none_of_a_picture_leads_nowhere(address: str) -> None:
    found = body(f"See ![Boats]({address}) here.")
    assert found.html == "<p>See Boats here.</p>\n"
    assert found.flaws[0].what == f"“{address}” is no address of a picture."


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ('<video src="https://x.example/v.mp4" controls>Old browsers</video>', "film"),
        ('<video><source src="//x.example/v.mp4"><source src="//x.example/v.webm"></video>', "film"),
        ('<audio src="https://x.example/a.mp3"></audio>', "sound"),
    ],
)
def test_a_film_or_sound_elsewhere_is_a_link(written: str, kind: str) -> None:
    found = body(written)
    page = BeautifulSoup(found.html, "lxml")
    assert page.find(["video", "audio", "source"]) is None
    assert str(page.p.a["href"]).split("//")[1].startswith("x.example/")
    assert {flaw.what for flaw in found.flaws} == {
        f"The {kind} stands on x.example, which would learn who reads this."
    }


def test_a_film_of_the_paper_stays_without_what_it_would_load_from_elsewhere() -> None:
    found = body(
        '<video src="{static}/images/v.mp4" poster="https://x.example/p.jpg">'
        '<source src="{static}/images/v.webm"><source src="https://x.example/v.ogv">'
        '<track src="//x.example/en.vtt"></video>'
    )
    video = BeautifulSoup(found.html, "html.parser").video
    assert video["src"] == "{static}/images/v.mp4"
    assert [source["src"] for source in video.find_all("source")] == ["{static}/images/v.webm"]
    assert video.find("a") is None
    assert len(found.flaws) == 3


@pytest.mark.parametrize(
    ("written", "kind", "path"),
    [
        ('<video src="/images/none.mp4" controls></video>', "film", "images/none.mp4"),
        ('<audio controls><source src="/images/none.mp3"></audio>', "sound", "images/none.mp3"),
        ('<video src="/images/v.mp4" poster="/images/none.jpg"></video>', "picture", "images/none.jpg"),
    ],
)
def test_a_film_or_sound_that_is_not_there_is_named_and_left_out(written: str, kind: str, path: str) -> None:
    found = body(written)
    assert path not in found.html
    assert ("<video" in found.html) == (kind == "picture")
    assert [flaw.what for flaw in found.flaws] == [f"There is no {kind} “{path}”."]


@pytest.mark.parametrize(
    "written",
    [
        "- ![x](images/none.jpg)",
        "1. ![x](images/none.jpg)",
        "> ![x](images/none.jpg)",
        "## ![x](images/none.jpg)",
        "**![x](images/none.jpg)**",
        "- *![x](images/none.jpg)*",
    ],
)
def test_nothing_stands_empty_where_a_picture_is_left_out(written: str) -> None:
    assert soup(f"Before.\n\n{written}\n\nAfter.").body.find_all(True) == soup("Before.\n\nAfter.").find_all(
        "p"
    )


@pytest.mark.parametrize("written", ["[{}](https://x.example/)", "- {}", "- [{}](https://x.example/)"])
def test_a_picture_that_links_or_stands_in_a_list_keeps_caption_credit_and_look(written: str) -> None:
    page = soup(written.format('![The map](images/a.svg "The lake. | Chart: me | graphic")'))
    figure = page.figure
    assert (figure.figcaption.get_text(), figure.select_one(".credit").get_text()) == (
        "The lake. Chart: me",
        "Chart: me",
    )
    assert figure.img["class"] == ["graphic"]
    assert not figure.img.get("title")
    assert (figure.img.parent.name == "a") == ("x.example" in written)


ELEMENTS = [
    "![a]({})",
    "![a]({}) and ![b]({})",
    "[![a]({})](/about/)",
    '<img src="{}" alt="a">',
    "<img src='{}'>",
    '<img srcset="{} 2x" src="images/a.svg">',
    '<picture><source srcset="{} 1x"><img src="{}"></picture>',
    '<figure><img src="{}"><figcaption>c</figcaption></figure>',
    '<video src="{}"></video>',
    '<video poster="{}" src="{static}/images/v.mp4"></video>',
    '<video><source src="{}"><track src="{}"></video>',
    '<audio src="{}"></audio>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<iframe src="{}"></iframe>',
    '<svg><image href="{}" xlink:href="{}"/></svg>',
    '<p style="background: url({})">a</p>',
    "<style>p { background: url({}) }</style>",
    '<table background="{}"><tr><td background="{}">a</td></tr></table>',
    '<input type="image" src="{}">',
    '<link rel="stylesheet" href="{}">',
    "> ![a]({})",
    "| a |\n| --- |\n| ![a]({}) |",
]


@given(st.lists(st.tuples(st.sampled_from(ELEMENTS), st.sampled_from(AWAY)), min_size=1, max_size=4))
def test_no_text_makes_a_browser_ask_another_host(parts: list[tuple[str, str]]) -> None:
    html = body("\n\n".join(element.replace("{}", address) for element, address in parts)).html
    page = BeautifulSoup(html, "lxml")
    assert loads(html) == []
    assert page.find(["object", "embed", "iframe", "svg", "style", "link", "input"]) is None


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("none.jpg", "picture-missing"),
        ("unsized.svg", "drawing-unsized"),
        ("page.jpg", "picture-unknown"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_and_left_out_with_its_figure(name: str, rule: str) -> None:
    found = body(f'One.\n\n![A boat]({{static}}/images/{name} "A caption. | A credit")\n\nTwo.')
    assert [(flaw.words, flaw.rule) for flaw in found.flaws] == [(f"images/{name}", rule)]
    assert found.html.split() == ["<p>One.</p>", "<p>Two.</p>"]


def test_a_picture_that_is_looked_into_later_stays_and_is_told_later() -> None:
    found = body("![A boat](images/phone.heic)")
    assert found.flaws == ()
    assert 'src="{static}/images/phone.heic"' in found.html


def test_what_stands_around_a_picture_that_is_left_out_stays() -> None:
    assert body("See ![a](images/none.jpg) here.").html == "<p>See  here.</p>\n"
    assert soup("[![Boats](images/none.jpg)](/about/)").a.get_text() == "Boats"
    gallery = soup("![a](images/a.svg)\n![b](images/none.jpg)").select_one(".gallery")
    assert [image["alt"] for image in gallery.select("img")] == ["a"]
    assert soup("![a](images/none.jpg)\n![b](images/none.jpg)").div is None


def test_of_a_picture_that_an_editor_wrote_the_image_stays() -> None:
    html = body('<picture><source srcset="b.webp"><img src="images/a.svg" alt="a"></picture>').html
    assert "source" not in html
    assert BeautifulSoup(html, "lxml").img["width"] == "1200"


def test_a_picture_beside_the_story_is_found_as_pelican_finds_it() -> None:
    sizes = {"stories/2026/b.jpg": (3, 2), "images/a.svg": (1200, 800)}
    text = "![b]({static}b.jpg) ![b]({attach}b.jpg) ![a]({static}../../images/a.svg)"
    found = render(text, Place(sizes.get, "stories/2026"))
    assert found.flaws == ()
    assert files_of(found.html) == set(sizes)


def test_a_part_of_a_drawing_may_be_named() -> None:
    assert 'src="{static}/images/a.svg#north"' in body("![North](images/a.svg#north)").html
