"""Story files in a real build: what is wrong is said once, and nothing else is lost."""

from pathlib import Path

import pytest

from tests.paper import Site, build

SETTINGS = """
SITENAME = "Test"
SITEURL = "https://paper.example/below"
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
PLUGINS = ["newsroom.stories"]
PATH = "content"
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
DRAFT_SAVE_AS = ""
SLUGIFY_SOURCE = "basename"
STORIES_FIELDS = ["mood"]
"""

GOOD = b"Title: Good\nDate: 2026-10-01 06:00\nTags: Lake\nMood: calm\n\nSee [about]({filename}/pages/about.md).\n"

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="9" height="9"/></svg>'

BROKEN = {
    "empty": b"",
    "no-title": b"Date: 2026-10-01\n\nx",
    "no-date": b"Title: x\n\nx",
    "bad-date": b"Title: x\nDate: 31/12/2026\n\nx",
    "climbing-slug": b"Title: x\nDate: 2026-10-01\nSlug: ../../etc\n\nx",
    "climbing-save-as": b"Title: x\nDate: 2026-10-01\nSave_as: ../../outside.html\n\nx",
    "long-headline": b"Title: " + b"x" * 2**20 + b"\nDate: 2026-10-01\n\nx",
    "latin-1": "Title: Café\nDate: 2026-10-01\n\nx".encode("latin-1"),
    "broken-yaml": b"---\ntitle: a: b\n---\nx",
}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    for name, source in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {f"stories/{name}.md": source for name, source in BROKEN.items()} | {
        "stories/good.md": GOOD,
        "stories/near.md": b"Title: Near\nDate: 2026-10-02\nStandfrst: x\n\nText.",
        "stories/later/good.md": GOOD,
        "stories/script.md": b"Title: <script>alert(1)</script>\nDate: 2026-10-03\n\nText.",
        "stories/held.md": b"Title: Held\nDate: 2026-10-04\nEmbargo: 2199-01-01\n\nzephyrlatch",
        "stories/draft.md": b"Title: Draft\nDate: 2026-10-04\nStatus: draft\n\nquillonbraid",
        "stories/gone.md": b"Title: Nightjarwing\nDate: 2026-10-06\nStatus: withdrawn\nTags: Lake\n\n"
        b"Nightjarwing ![a](images/gone.svg)",
        "stories/over.md": b"Title: Over\nDate: 2026-10-06\nExpires: 2026-10-07\n\nfernquill",
        "stories/drawn.md": b"Title: Drawn\nDate: 2026-10-06\nStatus: draft\nPicture: images/draft.svg\n\n"
        b"![b](images/both.svg)",
        "stories/shown.md": b"Title: Shown\nDate: 2026-10-07\nPicture: images/both.svg\n\nText.",
        "images/draft.svg": SVG,
        "images/gone.svg": SVG,
        "images/both.svg": SVG,
        "images/loose.svg": SVG,
        "stories/plain.rst": b"Plain\n#####\n\n:date: 2026-10-05\n\nRead by Pelican.\n",
        "pages/about.md": b"Title: About\n\nWho we are.",
        "pages/broken.md": b"Slug: broken\n\nNo title.",
    }
    return build(write(tmp_path_factory.mktemp("paper"), files), None)


@pytest.mark.slow
@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_printed_is_named_once_and_left_out(site: Site, name: str) -> None:
    assert site.log.count(f"stories/{name}.md:") == 1
    assert not [file for file in site.files if name in file]


@pytest.mark.slow
def test_there_is_never_a_traceback_nor_a_file_outside_the_output(site: Site) -> None:
    assert "Traceback" not in site.log
    assert not list(site.output.parent.glob("outside.html"))
    assert not list(site.output.parent.parent.glob("outside.html"))


@pytest.mark.slow
@pytest.mark.parametrize("url", ["/2026/10/good/", "/2026/10/near/", "/2026/10/script/", "/2026/10/plain/"])
def test_every_good_story_is_printed(site: Site, url: str) -> None:
    assert site.exists(url)


@pytest.mark.slow
def test_a_header_nearly_like_a_known_one_is_named_with_it(site: Site) -> None:
    assert "stories/near.md:3: Standfrst: There is no such header. Did you mean “Standfirst”?" in site.log


@pytest.mark.slow
def test_two_stories_with_one_address_are_both_named(site: Site) -> None:
    assert "stories/later/good.md:1: Slug: The address “good” belongs to stories/good.md" in site.log


@pytest.mark.slow
@pytest.mark.parametrize("word", ["zephyrlatch", "quillonbraid", "Nightjarwing", "fernquill"])
def test_drafts_embargoed_withdrawn_and_expired_stories_are_in_no_file(site: Site, word: str) -> None:
    assert not [
        path for path in site.output.rglob("*") if path.is_file() and word.encode() in path.read_bytes()
    ]


@pytest.mark.slow
def test_a_withdrawn_story_leaves_a_notice_at_its_address(site: Site) -> None:
    assert "withdrawn" in site.page("/2026/10/gone/").text("article")
    assert not [link for link in site.page("/index.html").links() if "gone" in link]


@pytest.mark.slow
def test_a_picture_that_only_unpublished_stories_show_is_not_copied(site: Site) -> None:
    assert {file for file in site.files if file.startswith("images/")} == {
        "images/both.svg",
        "images/loose.svg",
    }


@pytest.mark.slow
def test_links_inside_a_body_are_paths_below_the_site(site: Site) -> None:
    assert 'href="/below/pages/about.html"' in site.read("/2026/10/good/")


@pytest.mark.slow
def test_a_static_page_with_a_problem_is_named_and_left_out(site: Site) -> None:
    assert "pages/broken.md:1: Title: It is missing." in site.log
    assert not site.exists("/pages/broken.html")


@pytest.mark.slow
def test_a_site_with_its_own_markdown_settings_keeps_pelicans_reader(tmp_path: Path) -> None:
    paper = write(tmp_path, {"stories/good.md": GOOD})
    site = build(paper, None, MARKDOWN={"extension_configs": {}, "output_format": "html5"})
    assert site.exists("/2026/10/good/")
    assert "no article has a story" in site.log
