"""What the demonstration paper has no example of: each voice, a sub-section, a withdrawn story, Arabic."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]
globals().update({n: v for n, v in runpy.run_path(str(ROOT / "pelicanconf.py")).items() if n.isupper()})

SITENAME = "The Kinds"
SITEURL = "https://kinds.example/paper"
LANGUAGE_NAMES = {"en": "English", "ar": "العربية", "km": "ភាសាខ្មែរ"}
PAPER_MOTTO = {"en": "One of each", "ar": "واحد من كل نوع"}
PAPER_FLAG = ""
PAPER_PAGES = {
    "search": {"en": "Search", "ar": "بحث"},
    "subscribe": {"en": "Subscribe"},
}
TOPICS_SECTIONS = {
    "national": {"en": "National", "ar": "محليات"},
    "national/courts": {"en": "Courts"},
    "culture": {"en": "Culture", "ar": "ثقافة"},
}
PLUGIN_PATHS = []
PLUGINS = [
    "newsroom.stories",
    "newsroom.language",
    "newsroom.related",
    "newsroom.topics",
    "newsroom.front",
    "newsroom.offline",
]
PATH = "content"
THEME = str(ROOT / "theme")
