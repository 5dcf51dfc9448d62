"""A story whose every header tries to be more than text."""

from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401

SITENAME = "Hostile </title><script>alert('site')</script>"
SITEURL = "https://paper.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LANGUAGE_NAMES = {"en": "English"}
PATH = "content"
THEME = "../../../theme"
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
PLUGINS = ["newsroom.stories", "newsroom.language", "newsroom.related", "newsroom.topics", "newsroom.front"]
PLUGINS += ["newsroom.discovery"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
DIRECT_TEMPLATES = ["index"]
SLUGIFY_SOURCE = "basename"
