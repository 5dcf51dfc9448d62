"""The table of where a header appears is true: one story says a word of its own in each, and it is looked for."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from newsroom.stories.fields import shown_in
from newsroom.stories.story import Story, headers_of
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

SAID = {
    "title": ("Zqtitle", "Zqtitle"),
    "slug": ("zqslug", "/zqslug/"),
    "standfirst": ("Zqstandfirst.", "Zqstandfirst"),
    "aliases": ("/zqalias/", "zqalias"),
    "silence": ("zqsilence", "zqsilence"),
    "date": ("2026-10-03 06:00", "2026-10-03"),
    "modified": ("2026-10-04 06:00", "2026-10-04"),
    "sections": ("Sport, Zqsection", "Zqsection"),
    "tags": ("Zqtag", "Zqtag"),
    "authors": ("Zqauthor (zqrole)", "Zqauthor"),
    "source": ("Zqsource", "Zqsource"),
    "kicker": ("Zqkicker", "Zqkicker"),
    "place": ("Zqplace", "Zqplace"),
    "picture": ("images/zqpicture.svg", "zqpicture"),
    "picture_alt": ("Zqalt", "Zqalt"),
    "picture_caption": ("Zqcaption", "Zqcaption"),
    "picture_credit": ("Zqcredit", "Zqcredit"),
    "picture_licence": ("Zqlicence", "Zqlicence"),
    "video": ("https://zqvideo.example/1", "zqvideo"),
    "series": ("Zqseries", "Zqseries"),
    "part": ("3719", "3719"),
    "running_story": ("Zqrunning", "Zqrunning"),
    "type": ("opinion", '<article [^>]*data-voice="opinion"|OpinionNewsArticle'),
    "priority": ("9", 'priority="?9'),
    "priority_until": ("2199-03-07", "2199-03-07"),
    "corrections": ("2026-10-04: Zqcorrection.", "Zqcorrection"),
    "updates": ("2026-10-04: Zqupdate.", "Zqupdate"),
    "embargo": ("2026-10-02 05:43", "2026-10-02|05:43"),
    "expires": ("2199-04-08", "2199-04-08"),
    "robots": ("zqrobots", "zqrobots"),
}
"""What the story says in each header, and the pattern by which it is found."""

WORDLESS = {
    "lang",
    "translation",
    "status",
    "url",
    "save_as",
    "template",
    "picture_graphic",
    "picture_focus",
    "picture_arrangement",
    # It makes the story a sponsored one, and this one is an opinion.
    "sponsor",
    "related",
    "share",
}
"""Headers whose value is no word of the story's own: other tests say what they do."""


def source(title: str, **headers: str) -> str:
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in headers.items()]
    return "\n".join([f"Title: {title}", *lines, "", "Text."])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, moment: None) -> Site:
    content = tmp_path_factory.mktemp("content")
    (content / "stories").mkdir()
    (content / "images").mkdir()
    (content / "images/zqpicture.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>'
    )
    said = {name: value for name, (value, _) in SAID.items() if name != "title"}
    (content / "stories/one.md").write_text(source("Zqtitle", **said))
    for number in range(1, 10):
        part = source(
            f"Part {number}",
            date=f"2026-09-0{number}",
            section="Sport",
            running_story="Zqrunning",
            video="https://youtu.be/dQw4w9WgXcQ",
        )
        (content / f"stories/part-{number}.md").write_text(part)
    # A list of more than three stories opens with a key story.
    for number in range(1, 4):
        other = source(f"Other {number}", date=f"2026-10-01 0{number}:00", section="Sport")
        (content / f"stories/other-{number}.md").write_text(other)
    return build(
        ROOT,
        SITEURL="https://reader.example",
        PATH=str(content),
        CACHE_PATH=str(tmp_path_factory.mktemp("cache")),
    )


@pytest.fixture(scope="module")
def places(site: Site) -> dict[str, str]:
    """What stands in each place: structured data is no part of the page, and a head that others read is."""
    data = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
    page = site.read("/2026/10/zqslug/")
    lists = ["/index.html", "/sport/", "/archive/", "/2026/10/", "/zqsection/"]
    found = [gzip.decompress(path.read_bytes()).decode() for path in fragments(site)]
    return {
        "page": data.sub("", page),
        "feed": "\n".join(
            site.read(f"/feeds/{name}") for name in ("all.atom.xml", "all.rss.xml", "feed.json")
        ),
        "data": "\n".join(data.findall(page)),
        "card": "\n".join(site.read(address) for address in lists),
        "search": next(text for text in found if "zqslug" in text),
    }


def fragments(site: Site) -> list[Path]:
    return list((site.output / "pagefind/en/fragment").glob("*"))


@pytest.mark.parametrize("place", ["page", "card", "feed", "data", "search"])
@pytest.mark.parametrize("name", SAID)
def test_a_header_appears_where_the_docs_say_and_nowhere_else(
    places: dict[str, str], name: str, place: str
) -> None:
    appears = re.search(SAID[name][1], places[place]) is not None
    assert appears == (place in shown_in(headers_of(Story)[name])), f"{name} in {place}"


def test_every_header_is_looked_for_or_has_no_word_of_its_own() -> None:
    assert set(SAID) | WORDLESS == set(headers_of(Story))
    assert not set(SAID) & WORDLESS


def test_what_steers_the_paper_is_in_no_file(site: Site) -> None:
    steering = [
        name for name in SAID if not shown_in(headers_of(Story)[name]) and name not in ("aliases", "priority")
    ]
    assert {"silence", "expires", "embargo", "priority_until"} <= set(steering)
    printed = [path.read_text("utf-8") for path in site.output.rglob("*") if path.suffix in (".html", ".xml")]
    for name in steering:
        assert not [text for text in printed if re.search(SAID[name][1], text)], name


def test_a_video_of_a_known_provider_is_a_block_that_loads_nothing(site: Site) -> None:
    page = site.page("/2026/09/part-1/")
    assert page.one(".prose .embed .stage")["href"] == "https://youtu.be/dQw4w9WgXcQ"
    assert page.soup.select("script[src*='/embed.']")
    assert not page.soup.select("iframe")
    assert not site.page("/2026/10/zqslug/").soup.select("script[src*='/embed.']")


def test_a_related_report_of_a_running_story_is_earlier_or_later_in_it_by_its_date(site: Site) -> None:
    page = site.page("/2026/09/part-5/")
    said = dict(zip(page.links("#related-stories"), page.texts("#related-stories .reason"), strict=True))
    assert said["/2026/09/part-4/"] == "Earlier in this story"
    assert said["/2026/09/part-6/"] == "Later in this story"


@pytest.mark.parametrize("section", ["sport", "zqsection"])
def test_a_story_is_in_the_feed_of_each_of_its_sections(site: Site, section: str) -> None:
    assert "Zqtitle" in site.read(f"/feeds/{section}.atom.xml")
