"""A small paper on disk, with the stories plugin and Pelican's own simple theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk.paper import Paper, read_paper

CONFIG = """
SITENAME = "The Small Paper"
SITEURL = ""
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
SLUGIFY_SOURCE = "basename"
TOPICS_SECTIONS = {"national": {"en": "National", "km": "ជាតិ"}, "sport": {"en": "Sport"}}
PLUGINS = ["newsroom.stories"]
PATH = "content"
THEME = "simple"
ARTICLE_PATHS = ["stories"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
WITH_FUTURE_DATES = False
"""
PUBLIC = (Path(__file__).parents[2] / "publishconf.py").read_text("utf-8")
STORY = (
    "Title: The river turns\nDate: 2026-11-24 06:30\nSection: National\nStandfirst: It does so twice a year.\n\n"
    "The Tonle Sap turns *round*.\n"
)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """A paper of one story, in a folder whose name holds a space."""
    root = tmp_path / "small paper"
    (root / "content/stories/2026").mkdir(parents=True)
    (root / "pelicanconf.py").write_text(CONFIG, "utf-8")
    (root / "publishconf.py").write_text(PUBLIC, "utf-8")
    (root / "content/stories/2026/river.md").write_text(STORY, "utf-8")
    return read_paper(root)


def write(paper: Paper, name: str, text: str) -> Path:
    """Writes a file of content/stories/2026/ and gives its path."""
    path = paper.content / "stories/2026" / name
    path.write_text(text, "utf-8")
    return path
