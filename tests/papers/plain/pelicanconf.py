"""A site as Pelican knows it, with nothing of ours: Pelican's plain headers, two languages, its simple theme."""

SITENAME = "The Plain Paper"
SITEURL = "https://plain.example"
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "simple"
PLUGINS = []
PAGE_PATHS = ["pages"]
SLUGIFY_USE_UNICODE = True
TAG_FEED_ATOM = "feeds/tags/{slug}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/authors/{slug}.atom.xml"
AUTHOR_FEED_RSS = None
