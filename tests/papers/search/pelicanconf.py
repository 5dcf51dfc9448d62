"""A small paper in Pelican's plain format, to see what is indexed."""

from pathlib import Path

from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401

HERE = Path(__file__).parent

SITENAME = "The Search Paper"
SITEURL = ""
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "National"
PLUGINS = ["newsroom.search"]
PATH = str(HERE / "content")
THEME = str(HERE / "theme")
# The real script, in the place where the paper's theme has it.
THEME_STATIC_PATHS = [str(HERE.parents[2] / "theme" / "static")]
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{lang}/" + ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = PAGE_LANG_URL + "index.html"
WITH_FUTURE_DATES = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TOPICS_SECTIONS = {"mekong": {"en": "Mekong", "km": "មេគង្គ"}}
SEARCH_RESULTS = 3
