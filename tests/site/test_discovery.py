"""What the demonstration paper tells programs: every address in it leads to something that is printed."""

import html
import json
import re
from urllib.parse import unquote, urlsplit

import pytest

from tests.paper import Site

pytestmark = pytest.mark.slow

HOST = "https://reader.example/paper"


def told(site: Site, file: str) -> str:
    """What a file tells programs: a feed or a sitemap whole, of a page its structured data."""
    if not file.endswith(".html"):
        # Atom holds HTML in XML, so an address in a story is escaped twice.
        return html.unescape(html.unescape(site.read(f"/{file}")))
    scripts = site.page(f"/{file}").soup.select("script[type='application/ld+json']")
    return "\n".join(
        json.dumps(json.loads(script.get_text()), indent=1, ensure_ascii=False) for script in scripts
    )


def addresses(site: Site, file: str) -> set[str]:
    """The addresses of the paper's own host in a file, as paths."""
    found = re.findall(re.escape(HOST) + r"[^\s\"'<>\\]*", told(site, file))
    return {unquote(urlsplit(each).path.removeprefix("/paper")) for each in found if "{" not in each}


def test_every_address_in_feeds_sitemaps_and_data_is_printed(courier_below: Site) -> None:
    files = [
        file
        for file in courier_below.files
        if file.endswith((".xml", ".html", "feed.json", "robots.txt")) and not file.startswith("pagefind/")
    ]
    missing = {
        (file, address)
        for file in files
        for address in addresses(courier_below, file)
        if not courier_below.exists(address)
    }
    assert sum(len(addresses(courier_below, file)) for file in files) > 1000
    assert missing == set()


def test_no_address_in_a_feed_is_a_path(courier_below: Site) -> None:
    feeds = [file for file in courier_below.files if "feeds/" in file]
    assert len(feeds) > 80
    assert not [
        file
        for file in feeds
        if re.search(r"""(href|src)=\\?["'](?!https?:|mailto:)""", told(courier_below, file))
    ]


def test_every_story_tells_its_data(courier_below: Site) -> None:
    stories = [
        file for file in courier_below.files if re.fullmatch(r"(km/)?\d{4}/\d{2}/[^/]+/index\.html", file)
    ]
    assert len(stories) > 55
    assert not [file for file in stories if '"headline"' not in told(courier_below, file)]
