"""The paper: its name, its sections, its languages, and the plugins that make it.

Every line may be changed; every plugin may be commented out. docs/producers/settings.md explains each setting.
"""

from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401 (the theme needs them)

SITENAME = "The Chaktomuk Courier"
SITEURL = ""
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
LANGUAGE_NAMES = {"en": "English", "km": "ភាសាខ្មែរ"}

PAPER_MOTTO = {"en": "News from where four rivers meet", "km": "ព័ត៌មានពីកន្លែងដែលទន្លេបួនជួបគ្នា"}
PAPER_PLACE = {"en": "Phnom Penh", "km": "ភ្នំពេញ"}
PAPER_FLAG = "theme/flag.svg"  # the nameplate as a drawing; without this line the name is set in type

# Static pages that head and foot link to. The key is the address: /about/.
PAPER_PAGES = {
    "about": {"en": "About the Courier"},
    "how-we-work": {"en": "How we work"},
    "corrections": {"en": "Corrections", "km": "ការកែតម្រូវ"},
    "corrections-policy": {"en": "How we correct"},
    "privacy": {"en": "Privacy"},
    "imprint": {"en": "Imprint"},
    "search": {"en": "Search", "km": "ស្វែងរក"},
    "subscribe": {"en": "Subscribe", "km": "ជាវ"},
}

# The section bar, in this order. The key is the address: /national/.
TOPICS_SECTIONS = {
    "national": {"en": "National", "km": "ជាតិ"},
    "world": {"en": "World", "km": "អន្តរជាតិ"},
    "business": {"en": "Business", "km": "សេដ្ឋកិច្ច"},
    "mekong": {"en": "Mekong", "km": "មេគង្គ"},
    "culture": {"en": "Culture", "km": "វប្បធម៌"},
    "sport": {"en": "Sport", "km": "កីឡា"},
}

PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "newsroom.stories",  # reads content/stories and content/pages; says what is wrong with a file
    "newsroom.language",  # interface words, dates and digits in the language of each page
    "newsroom.related",  # four related stories under each story, each with its reason
    "newsroom.topics",  # section, tag, author, series, place and archive pages
    "newsroom.front",  # the front pages
    "newsroom.search",  # the index behind /search/
    "newsroom.offline",  # the paper on a home screen, and what was read without a network
]

# Where things are.
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
DELETE_OUTPUT_DIRECTORY = True
CACHE_PATH = ".cache"
OUTPUT_RETENTION = [".git"]

# Addresses. Readers, redirects and tests rely on them.
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{lang}/" + ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = PAGE_LANG_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = (
    ""  # a draft is in no file
)
DIRECT_TEMPLATES = ["index"]  # the front plugin takes the front page over
SLUGIFY_SOURCE = "basename"
SLUGIFY_USE_UNICODE = True
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "National"
WITH_FUTURE_DATES = False

# Feeds.
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tags/{slug}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/authors/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
RSS_FEED_SUMMARY_ONLY = True
