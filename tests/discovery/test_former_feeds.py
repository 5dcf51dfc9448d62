"""A tag, section or author that was merged into another: whoever followed its feed goes on reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.discovery.formats import ATOM, parsed
from tests.paper import ROOT, Site, build
from tests.site.conftest import MOMENT

pytestmark = pytest.mark.slow

HOST = "https://reader.example/paper"
PLUGINS = [f"newsroom.{name}" for name in ("stories", "language", "topics", "discovery")]
FILES = {
    "stories/lake.md": (
        "Title: The lake\nDate: 2026-11-20\nSection: World\nTags: Tonle Sap, Rice\nAuthor: Sok Dara\n\nIt.\n"
    ),
    "stories/great.md": "Title: Great\nDate: 2026-11-21\nSection: World\nTags: Great Lake\nAuthor: S. Dara\n\nIt.\n",
    "stories/khmer.md": "Title: បឹង\nDate: 2026-11-21\nLang: km\nSection: អន្តរជាតិ\nTags: ទន្លេសាប\n\nបឹង។\n",
    "tags/tonle-sap.md": "Title: Tonle Sap\nAliases: Great Lake, the Lake, Tonle-Sap\n\nThe lake.\n",
    "tags/khmer.md": "Title: ទន្លេសាប\nLang: km\nAliases: បឹងទន្លេសាប\n\nបឹង។\n",
    "authors/sok-dara.md": "Title: Sok Dara\nAliases: S. Dara, Rice\n\nWrites.\n",
    "sections/world.md": "Title: World\nAliases: Abroad, All\n\nElsewhere.\n",
}


def printed(folder: Path, plugins: list[str], **settings: object) -> Site:
    for name, text in FILES.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    paths = {"PATH": str(folder / "content"), "CACHE_PATH": str(folder / "cache")}
    return build(ROOT, PLUGINS=plugins, SITEURL=HOST, **paths, **settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return printed(tmp_path_factory.mktemp("merged"), PLUGINS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tags/great-lake", "tags/tonle-sap"),
        ("tags/the-lake", "tags/tonle-sap"),
        ("authors/s-dara", "authors/sok-dara"),
        ("abroad", "world"),
    ],
)
def test_the_old_feed_is_the_new_one(site: Site, old: str, new: str) -> None:
    assert site.read(f"/feeds/{old}.atom.xml") == site.read(f"/feeds/{new}.atom.xml")
    feed = parsed(site.read(f"/feeds/{old}.atom.xml"))
    assert [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")] == ["Great", "The lake"]


def test_it_names_the_new_address_as_its_own(site: Site) -> None:
    feed = parsed(site.read("/feeds/tags/great-lake.atom.xml"))
    own = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert own["self"] == f"{HOST}/feeds/tags/tonle-sap.atom.xml"
    assert own["alternate"] == f"{HOST}/tags/tonle-sap/"


def test_another_language_has_its_own(site: Site) -> None:
    old, new = ("/km/feeds/tags/បឹងទន្លេសាប.atom.xml", "/km/feeds/tags/ទន្លេសាប.atom.xml")
    assert site.read(old) == site.read(new)


def test_an_old_name_takes_no_feed_away(site: Site) -> None:
    paper = parsed(site.read("/feeds/all.atom.xml"))
    assert paper.findtext(f"{ATOM}title") == "The Chaktomuk Courier"
    assert "The lake" in site.read("/feeds/tags/rice.atom.xml")
    assert "S. Dara" not in site.read("/feeds/tags/rice.atom.xml")


def test_no_page_links_an_old_feed(site: Site) -> None:
    pages = [site.read(f"/{file}") for file in site.files if file.endswith(".html")]
    assert pages
    assert not [page for page in pages if "great-lake.atom" in page or "abroad.atom" in page]


def test_its_page_leads_on(site: Site) -> None:
    assert site.page("/tags/great-lake/").leads_on == "/paper/tags/tonle-sap/"


def test_without_discovery_pelicans_feeds_are_kept_as_well(tmp_path: Path) -> None:
    plain = printed(tmp_path, PLUGINS[:-1], TAG_FEED_RSS="feeds/tags/{slug}.rss.xml")
    for ending in ("atom", "rss"):
        old, new = (plain.read(f"/feeds/tags/{slug}.{ending}.xml") for slug in ("great-lake", "tonle-sap"))
        assert "Great" in old
        assert f"{HOST}/feeds/tags/great-lake" not in old
        assert entries(old) == entries(new)


def entries(feed: str) -> list[str]:
    return [
        each.text or "" for each in parsed(feed).iter() if str(each.tag).rpartition("}")[2] in ("id", "guid")
    ][-2:]
