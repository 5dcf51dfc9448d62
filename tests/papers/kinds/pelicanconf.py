"""The specimens of the theme as a paper: what the demonstration paper has no example of, and Arabic."""

import runpy
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "theme/components/samples"
globals().update({n: v for n, v in runpy.run_path(str(ROOT / "pelicanconf.py")).items() if n.isupper()})
globals().update(tomllib.loads((SAMPLES / "paper.toml").read_text("utf-8")))

SITENAME = "The Kinds"
SITEURL = "https://kinds.example/paper"
PAPER_MOTTO = {"en": "One of each", "ar": "واحد من كل نوع"}
PAPER_PLACE = {"en": "Phnom Penh", "ar": "بنوم بنه", "km": "ភ្នំពេញ"}
PAPER_FLAG = ""
PLUGIN_PATHS = []
PLUGINS = [
    "newsroom.stories",
    "newsroom.language",
    "newsroom.related",
    "newsroom.topics",
    "newsroom.front",
    "newsroom.offline",
]
PATH = str(SAMPLES)
THEME = str(ROOT / "theme")
