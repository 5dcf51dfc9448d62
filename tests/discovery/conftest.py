"""A small paper with every kind of story that feeds, sitemaps and structured data treat differently."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.discovery.formats import graph
from tests.paper import ROOT, Site, build

# 25 November 2026, 06:30 in Phnom Penh.
MOMENT = "1795563000"
HOSTS = {"root": "https://paper.example", "below": "https://user.github.io/paper"}

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
THEME = {str(ROOT / "theme")!r}
PATH = "content"
SITENAME = "The Small Paper"
PLUGIN_PATHS = []
PLUGINS = [name for name in PLUGINS if name != "newsroom.search"]
TOPICS_SECTIONS = {{
    "national": {{"en": "National", "km": "ជាតិ"}},
    "national/courts": {{"en": "Courts", "km": "តុលាការ"}},
    "world": {{"en": "World", "km": "អន្តរជាតិ"}},
}}
PAPER_PAGES = {{"about": {{"en": "About"}}, "search": {{"en": "Search"}}}}
DISCOVERY_POLICIES = {{"correctionsPolicy": "about/"}}
DISCOVERY_RIGHTS = "© The Small Paper"
DISCOVERY_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><rect width="9" height="9"/></svg>'

STORIES = {
    "river": """Title: The river turns </script><script>alert("1 & 2")</script>
Date: 2026-11-20 06:00
Modified: 2026-11-21 08:00
Section: Courts
Authors: Sok Dara, Chan Vuthy, Mekong desk, Kim Ny (photos)
Tags: River, Lake
Standfirst: Why it turns & when.
Place: Phnom Penh
Source: Agence Kampuchea
Picture: images/river.svg
Picture alt: A river
Picture caption: The river in November.
Picture credit: Kim Ny
Series: Reading the river
Part: 1
Correction: 2026-11-22 09:00: The river is 120 km long, not 12.
Correction: 2026-11-23 09:00: The lake's name is spelt <b>Tonle Sap</b>.

It turns. See [the lake]({filename}/stories/lake.md), [below](#fn1) and ![a map]({static}/images/river.svg).

<a href='../lake/?a=1&amp;b=2' title='a > b'>And here</a>.
""",
    "river.km": """Title: ទន្លេបង្វិលទិស
Slug: river
Lang: km
Date: 2026-11-20 06:00
Section: តុលាការ
Authors: សុខ ដារ៉ា
Tags: ទន្លេ

ទន្លេបង្វិលទិស។
""",
    "lake": """Title: The lake fills
Date: 2026-11-24 06:00
Section: National
Authors: Sok Dara
Tags: Lake, Alone
Type: analysis

It fills.
""",
    "column": "Title: We think\nDate: 2026-11-24 07:00\nSection: World\nType: opinion\n\nWe think so.\n",
    "bought": "Title: Bought\nDate: 2026-11-24 08:00\nSection: World\nPaid by: River Bank & Sons\n"
    "Tags: Bought\nCorrection: 2026-11-24 09:00: It costs 12 riel.\n\nBuy it.\n",
    "unlisted": "Title: Not for robots\nDate: 2026-11-24 09:00\nSection: World\nRobots: noindex\n\nRead it.\n",
    "old": "Title: An old story\nDate: 2009-08-25 06:00\nSection: World\nAuthors: Kim Ny (photos)\n\nOld.\n",
    "hidden": "Title: Hiddenword\nDate: 2026-11-24\nSection: World\nStatus: hidden\n\nHiddenword.\n",
    "withdrawn": "Title: Withdrawnword\nDate: 2026-11-24\nSection: World\nStatus: withdrawn\n\nWithdrawnword.\n",
    "draft": "Title: Draftword\nDate: 2026-11-24\nTags: Draftword\nStatus: draft\n\nDraftword.\n",
    "held": "Title: Heldword\nDate: 2026-11-24\nAuthors: Heldword\nEmbargo: 2199-01-01\n\nHeldword.\n",
    "over": "Title: Overword\nDate: 2026-11-20\nSection: World\nExpires: 2026-11-24\n\nOverword.\n",
}
FILES = {
    "pages/about.md": "Title: About\n\nWho we are.\n",
    "pages/search.md": "Title: Search\nTemplate: search\n\nFind it.\n",
    "authors/sok-dara.md": "Title: Sok Dara\nRole: Reporter\n\nSok Dara writes about water.\n",
    "authors/mekong-desk.md": "Title: Mekong desk\nRole: Desk\n\nThe desk.\n",
    "images/river.svg": SVG,
}


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "conf.py").write_text(SETTINGS, "utf-8")
    stories = {f"stories/{name}.md": source for name, source in STORIES.items()}
    for name, source in (stories | FILES).items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, "utf-8")
    return folder


@pytest.fixture(scope="session")
def moment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        yield


@pytest.fixture(scope="session")
def printed(paper: Path, moment: None) -> dict[str, Site]:
    """The paper at the root of a host and below a path."""
    return {place: build(paper, config="conf.py", SITEURL=host) for place, host in HOSTS.items()}


@pytest.fixture(scope="session", params=HOSTS)
def place(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def site(printed: dict[str, Site], place: str) -> Site:
    return printed[place]


@pytest.fixture(scope="session")
def host(place: str) -> str:
    return HOSTS[place]


def things(site: Site, url: str) -> list[dict[str, Any]]:
    """The structured data of a page."""
    scripts = site.page(url).soup.select('script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return graph(scripts[0].get_text()) if scripts else []


def thing(site: Site, url: str, kind: str) -> dict[str, Any]:
    """The one thing of a kind on a page."""
    found = [each for each in things(site, url) if each["@type"] == kind]
    assert len(found) == 1, json.dumps(things(site, url), ensure_ascii=False)[:2000]
    return found[0]
