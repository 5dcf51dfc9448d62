"""Pictures in the text of a page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from newsroom.pictures.bodies import content_path, images, links, rewritten
from newsroom.pictures.renditions import Candidate, Rendition, Source

FILE = Candidate("pictures/a.jpg", 360)
RENDITION = Rendition(
    (Source("", "image/avif", "100vw", (Candidate("pictures/a.avif", 360),), 360, 240),),
    FILE.url,
    360,
    240,
    (FILE,),
    "100vw",
    "a.avif",
)
FIGURE = (
    '<figure class="figure"><img alt="A &quot;lake&quot;" class="big" height="9" loading="lazy" '
    'src="{static}/images/a.jpg" width="9"/><figcaption>The lake. <span class="credit">Sok</span></figcaption></figure>'
)


def printed(url: str) -> str:
    return f"/paper/{url}"


def test_a_picture_gets_its_sources_and_keeps_what_its_editor_wrote() -> None:
    found = BeautifulSoup(
        rewritten(f"<p>a</p>{FIGURE}<p>b</p>", lambda *_: RENDITION, printed), "html.parser"
    )
    image = found.select_one("figure > picture > img:last-child")
    assert image is not None
    assert (image["alt"], image["class"], image["src"]) == ('A "lake"', ["big"], "/paper/pictures/a.jpg")
    assert (image["width"], image["height"], image["loading"], image["decoding"]) == (
        "360",
        "240",
        "lazy",
        "async",
    )
    source = found.select_one("picture > source")
    assert source is not None
    assert (source["type"], source["srcset"]) == ("image/avif", "/paper/pictures/a.avif 360w")
    assert found.select_one("figcaption .credit")
    assert [paragraph.text for paragraph in found.select("p")] == ["a", "b"]


def test_a_picture_that_is_refused_takes_its_figure_and_caption_with_it() -> None:
    assert rewritten(f"<p>a</p>\n{FIGURE}\n<p>b</p>", lambda *_: False, printed) == "<p>a</p>\n\n<p>b</p>"
    linked = FIGURE.replace("<img", '<a href="/x/"><img').replace("/><fig", "/></a><fig")
    assert rewritten(f"<p>a</p>{linked}<p>b</p>", lambda *_: False, printed) == "<p>a</p><p>b</p>"
    assert rewritten('<p>a <img src="x.jpg"/> b</p>', lambda *_: False, printed) == "<p>a  b</p>"


def test_a_picture_of_another_host_stays_as_it_is() -> None:
    body = f"<p>a</p>{FIGURE}"
    assert rewritten(body, lambda *_: True, printed) == body


def test_a_gallery_is_told_from_a_figure() -> None:
    gallery = f'<div class="gallery">{FIGURE}{FIGURE}</div>'
    assert [role for _, role in images(FIGURE + gallery + FIGURE)] == [
        "figure",
        "gallery",
        "gallery",
        "figure",
    ]


def test_a_graphic_is_uncropped_in_a_gallery_too_and_stays_one() -> None:
    graphic = FIGURE.replace('class="big"', 'class="graphic"')
    gallery = f'<div class="gallery">{graphic}{FIGURE}</div>'
    assert [role for _, role in images(gallery)] == ["figure", "gallery"]
    assert 'class="graphic"' in rewritten(graphic, lambda *_: RENDITION, printed)


def test_a_picture_with_sources_of_its_own_is_left_alone() -> None:
    body = '<picture><source srcset="b.webp"><img src="{static}/images/a.jpg"></picture>'
    assert rewritten(body, lambda *_: RENDITION, printed) == body


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "a' onerror='x", "&lt;b&gt;"])
def test_what_an_attribute_says_is_escaped(hostile: str) -> None:
    written = hostile.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    found = BeautifulSoup(
        rewritten(f'<img alt="{written}" src="a.jpg">', lambda *_: RENDITION, printed), "lxml"
    )
    assert not found.select("script, [onerror]")
    assert found.select("img")[0]["alt"] == hostile


def test_a_rewritten_picture_names_its_original_no_more_and_a_link_does() -> None:
    body = f'<p><a href="{{static}}/images/b.jpg">Large</a> <a href="/x/">x</a></p>{FIGURE}'
    assert "{static}/images/a.jpg" in links(body)
    assert links(rewritten(body, lambda *_: RENDITION, printed)) >= {"{static}/images/b.jpg", "/x/"}
    assert "{static}/images/a.jpg" not in links(rewritten(body, lambda *_: RENDITION, printed))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("{static}/images/a.jpg", "images/a.jpg"),
        ("{static}a.jpg", "stories/a.jpg"),
        ("{attach}../images/a.jpg", "images/a.jpg"),
        ("images/a.jpg", "images/a.jpg"),
        ("/images/a.jpg", "images/a.jpg"),
        ("{static}/images/a%20b.jpg", "images/a b.jpg"),
        ("{static}/images/none.jpg", None),
        ("{static}/../../etc/passwd", None),
        ("https://other.example/images/a.jpg", None),
        ("//other.example/images/a.jpg", None),
        ("data:image/png;base64,xx", None),
    ],
)
def test_an_address_means_a_file_in_content_or_none(address: str, path: str | None) -> None:
    files = {"images/a.jpg", "stories/a.jpg", "images/a b.jpg"}
    assert content_path(address, "stories", files) == path
