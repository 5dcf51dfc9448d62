"""`inv check` looks inside the picture files that stories, pages and profiles show, and says what the build says."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from newsroom.desk.check import check, is_fatal
from newsroom.desk.paper import Paper, read_paper
from newsroom.problems import Problem, terminal
from tests.desk.conftest import STORY
from tests.paper import build
from tests.pictures.photographs import (
    DAMAGED,
    RED,
    animation,
    bomb,
    corners,
    exif,
    heic,
    jpeg,
    photograph,
    png,
)

WHOLE = jpeg(photograph((400, 300)))
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'
UNUSABLE = {
    "cut-off.jpg": (WHOLE[:-900], "picture-broken", "cut off"),
    "cut-off.png": (png(corners())[:-40], "picture-broken", "cut off"),
    "cut-off.gif": (animation()[:-30], "picture-broken", "cut off"),
    "damaged.webp": (DAMAGED["WEBP"], "picture-broken", "broken"),
    "damaged.avif": (DAMAGED["AVIF"], "picture-broken", "broken"),
    "headless.svg": (b"<svg", "drawing-broken", "no readable SVG"),
    "empty.jpg": (b"", "picture-empty", "0 bytes"),
    "page.jpg": (b"<html></html>", "picture-unknown", "no JPEG"),
    "bomb.png": (bomb(), "picture-too-large", "100 million"),
    "phone.heic": (heic(), "picture-heic", "JPEG"),
    "script.svg": (DRAWING % b"<script>x()</script>", "drawing-unsafe", "<script>"),
    "onload.svg": (DRAWING % b'<g onload="x()"/>', "drawing-unsafe", "“onload”"),
    "href.svg": (DRAWING % b'<image href="https://x.example/a.png"/>', "drawing-unsafe", "x.example"),
    "html.svg": (DRAWING % b"<foreignObject/>", "drawing-unsafe", "<foreignObject>"),
}
KHMER = "ទន្លេ សាប.jpg"
SAID = "Picture alt: Seen.\nPicture caption: A lake.\nPicture credit: Photo: us\n"

Look = Callable[..., list[Problem]]


@pytest.fixture
def look(paper: Paper) -> Look:
    """Writes a picture and a page that shows it, and gives what check says of that page."""

    def run(name: str, content: bytes, page: str, text: str, config: str = "") -> list[Problem]:
        for path, written in ((f"images/{name}", content), (page, text.encode())):
            (paper.content / path).parent.mkdir(parents=True, exist_ok=True)
            (paper.content / path).write_bytes(written)
        with (paper.root / "pelicanconf.py").open("a") as settings:
            settings.write(
                "PLUGINS = ['newsroom.stories', 'newsroom.topics', 'newsroom.pictures']\n" + config
            )
        found = [each for each in check(read_paper(paper.root)) if each.path == f"content/{page}"]
        # The pictures of these tests are small.
        return [each for each in found if each.rule != "lead-too-small"]

    return run


def leading(name: str, more: str = "") -> str:
    return STORY.replace("Section", f"Picture: images/{name}\n{SAID}{more}Section")


def showing(name: str) -> str:
    return f'{STORY}\n![Seen](<images/{name}> "A lake. | Photo: us")\n'


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_lead_picture_that_cannot_be_used_is_told_once_at_its_header(look: Look, name: str) -> None:
    content, rule, words = UNUSABLE[name]
    (problem,) = look(name, content, "stories/2026/river.md", leading(name))
    assert (problem.line, problem.field, problem.rule) == (3, "Picture", rule)
    assert words in f"{problem.what} {problem.mend}"
    assert not is_fatal([problem])


@pytest.mark.parametrize("name", UNUSABLE)
def test_one_in_the_text_is_told_once_at_its_line(look: Look, name: str) -> None:
    content, rule, _ = UNUSABLE[name]
    (problem,) = look(name, content, "stories/2026/river.md", showing(name))
    assert (problem.line, problem.field, problem.rule) == (8, "", rule)


def test_one_that_a_profile_names_with_a_slash_is_looked_into_too(look: Look) -> None:
    content, rule, _ = UNUSABLE["phone.heic"]
    (problem,) = look(
        "phone.heic", content, "tags/lake.md", "Title: Lake\nPicture: /images/phone.heic\n\nText.\n"
    )
    assert problem.rule == rule


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("folder", ["authors", "tags", "sections"])
def test_one_that_a_profile_names_is_told_at_its_header(look: Look, folder: str, name: str) -> None:
    content, rule, _ = UNUSABLE[name]
    (problem,) = look(name, content, f"{folder}/lake.md", f"Title: Lake\nPicture: images/{name}\n\nText.\n")
    assert (problem.line, problem.field, problem.rule) == (2, "Picture", rule)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("whole.jpg", WHOLE),
        ("UPPER.JPG", WHOLE),
        (KHMER, WHOLE),
        ("camera.jpg", WHOLE + b"what a camera adds"),
        ("inks.jpg", jpeg(corners().convert("CMYK"))),
        ("deep.png", png(Image.new("I;16", (60, 40), 0x8000))),
        ("clear.png", png(Image.new("RGBA", (60, 40), (0, 0, 0, 0)))),
        ("drawing.svg", DRAWING % b'<path d="M0 0h9"/>'),
    ],
)
def test_a_picture_that_can_be_used_is_let_be(look: Look, name: str, content: bytes) -> None:
    text = showing(name).replace("Section", f"Picture: images/{name}\n{SAID}Section")
    assert look(name, content, "stories/2026/river.md", text) == []


def moving_webp() -> bytes:
    buffer = BytesIO()
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, "white")]
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("moves.gif", animation(), "picture-animated"),
        ("moves.webp", moving_webp(), "picture-animated"),
        ("called.jpg", png(corners()), "picture-suffix"),
    ],
)
def test_what_is_odd_is_told_and_may_be_silenced(look: Look, name: str, content: bytes, rule: str) -> None:
    page = "stories/2026/river.md"
    (problem,) = look(name, content, page, leading(name))
    assert (problem.rule, problem.line) == (rule, 3)
    assert "printed without" not in problem.what
    assert look(name, content, page, leading(name, f"Silence: {rule}\n")) == []
    assert look(name, content, page, leading(name), f"STORIES_SILENCED_RULES = ['{rule}']\n") == []


def test_what_cannot_be_used_is_not_silenced(look: Look) -> None:
    quiet = leading("cut-off.jpg", "Silence: picture-broken\n")
    found = look("cut-off.jpg", WHOLE[:-900], "stories/2026/river.md", quiet)
    assert [problem.rule for problem in found] == ["picture-broken", "silence-unknown"]


def test_a_picture_under_a_name_with_a_space_is_told_where_readers_see_it_as_text(look: Look) -> None:
    text = f"{STORY}\n![Seen](images/{KHMER})\n\n`![x](a b.jpg)`\n"
    (problem,) = look(KHMER, WHOLE, "stories/2026/river.md", text)
    assert (problem.rule, problem.line) == ("picture-as-text", 8)
    assert problem.mend == f"Write ![Seen](<images/{KHMER}>)."


LOCATED = jpeg(corners(), exif=exif(1, gps=True))
LINK = "{}\n[Large]({{static}}/images/{})\n"


def test_a_linked_original_that_says_where_it_was_taken_is_told_at_the_page_that_shows_it_too(
    look: Look,
) -> None:
    page = "stories/2026/river.md"
    assert look("placed.jpg", LOCATED, page, showing("placed.jpg")) == []
    (problem,) = look("placed.jpg", LOCATED, page, LINK.format(showing("placed.jpg"), "placed.jpg"))
    assert (problem.rule, problem.line) == ("picture-located", 8)


@pytest.mark.parametrize(
    ("name", "content", "rule", "copied"),
    [
        ("placed.jpg", LOCATED, "picture-located", True),
        ("phone.heic", heic(), "picture-heic", False),
        ("onload.svg", UNUSABLE["onload.svg"][0], "drawing-unsafe", False),
    ],
)
def test_what_no_page_shows_and_would_be_copied_is_told_of_the_file_itself(
    look: Look, paper: Paper, name: str, content: bytes, rule: str, copied: bool
) -> None:
    look(name, content, "stories/2026/river.md", STORY)
    (problem,) = check(read_paper(paper.root))
    assert (problem.path, problem.rule) == (f"content/images/{name}", rule)
    assert ("not copied" not in problem.what) == copied


def test_a_file_that_is_not_copied_is_nobodys(look: Look, paper: Paper) -> None:
    look("onload.svg", UNUSABLE["onload.svg"][0], "stories/2026/river.md", STORY, "STATIC_PATHS = []\n")
    assert check(read_paper(paper.root)) == []


def test_the_place_in_a_file_may_be_silenced_for_the_paper(look: Look, paper: Paper) -> None:
    quiet = "STORIES_SILENCED_RULES = ['picture-located']\n"
    look("placed.jpg", LOCATED, "stories/2026/river.md", STORY, quiet)
    assert check(read_paper(paper.root)) == []


@pytest.mark.slow
def test_the_build_says_the_same(look: Look, paper: Paper) -> None:
    files = {name: content for name, (content, _, _) in UNUSABLE.items()}
    files |= {"placed.jpg": LOCATED, "called.jpg": png(corners()), "moves.gif": animation()}
    for name, content in files.items():
        look(name, content, f"stories/2026/{name}.md", LINK.format(showing(name), name))
        look(f"loose-{name}", content, "stories/2026/river.md", STORY)
    checked = {
        terminal(problem).removeprefix("content/")
        for problem in check(read_paper(paper.root))
        if problem.rule.startswith(("picture-", "drawing-"))
    }
    said = build(paper.root, CACHE_PATH=str(paper.root / "another")).log.splitlines()
    assert len(checked) > 25
    told = [line for line in said if "images/" in line]
    assert sorted(told) == sorted(checked)


def test_without_the_plugin_files_are_shown_as_they_are_and_nobody_looks_inside(look: Look) -> None:
    off = "PLUGINS = ['newsroom.stories', 'newsroom.topics']\n"
    assert look("x.svg", UNUSABLE["html.svg"][0], "stories/2026/river.md", leading("x.svg"), off) == []
