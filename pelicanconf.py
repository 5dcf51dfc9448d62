"""The paper: its name, its sections, its languages, and the plugins that make it.

Every line may be changed; every plugin may be commented out. docs/producers/settings.md explains each setting.
"""

import logging

from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401 (the theme needs them)

SITENAME = "The Chaktomuk Courier"
SITEURL = ""
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
LANGUAGE_NAMES = {"en": "English", "km": "ភាសាខ្មែរ"}

PAPER_MOTTO = {"en": "News from where four rivers meet", "km": "ព័ត៌មានពីកន្លែងដែលទន្លេបួនជួបគ្នា"}
PAPER_PLACE = {"en": "Phnom Penh", "km": "ភ្នំពេញ"}
PAPER_FLAG = "theme/flag.svg"  # the nameplate as a drawing; without this line the name is set in type

# What pages are set in: files of theme/static/fonts/ that are loaded first, headlines and text, then furniture.
# Their names, and all colours and sizes, stand in theme/static/css/tokens.css: docs/producers/look.md.
PAPER_FONTS = {
    "": ["piazzolla-latin-opsz-normal.woff2", "libre-franklin-latin-wght-normal.woff2"],
    "km": ["hanuman-khmer-400-normal.woff2", "hanuman-khmer-700-normal.woff2"],
}
PAPER_COLOPHON = {
    "en": "Set in Piazzolla, Libre Franklin and Hanuman. Printed by Broadsheet, a newspaper made of files.",
    "km": "រៀបអក្សរដោយពុម្ព Piazzolla, Libre Franklin និង Hanuman។ បោះពុម្ពដោយ Broadsheet កាសែតដែលធ្វើពីឯកសារ។",
}

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

# The sections, in the order of the bar. The key is the address: /national/; sub-sections are not in the bar.
TOPICS_SECTIONS = {
    "national": {"en": "National", "km": "ជាតិ"},
    "national/courts": {"en": "Courts", "km": "តុលាការ"},
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
    "newsroom.discovery",  # feeds, sitemaps, what search engines are told of each page
    "newsroom.pictures",  # photographs in the sizes that pages show, and a card of each story for sharing
    "newsroom.search",  # the index behind /search/
    "newsroom.assets",  # one style sheet in place of its parts; scripts named by what is in them
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
FILENAME_METADATA = r"(?P<slug>[^.]+)(\.(?P<lang>[a-z]{2,3}))?"  # story.km.md is the story in Khmer
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "National"
WITH_FUTURE_DATES = False

# Feeds: the discovery plugin prints them at these addresses; without it Pelican prints plainer ones there.
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tags/{slug}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/authors/{slug}.atom.xml"
AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
# discovery says it, and what else a paper without a host lacks.
LOG_FILTER = [
    (logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid"),
]
RSS_FEED_SUMMARY_ONLY = True

# What search engines are told of the paper.
DISCOVERY_LOGO = "theme/favicon.svg"
# Authors that are no persons, by their roles or names.
DISCOVERY_DESKS = ["Desk", "Editorial board"]
DISCOVERY_DESKS += ["ផ្នែកសេដ្ឋកិច្ច", "ផ្នែកវប្បធម៌", "ផ្នែកមេគង្គ", "ផ្នែកកីឡា", "ការិយាល័យព័ត៌មាន"]
DISCOVERY_POLICIES = {
    "publishingPrinciples": "how-we-work/",
    "ethicsPolicy": "how-we-work/",
    "correctionsPolicy": "corrections-policy/",
    "ownershipFundingInfo": "imprint/",
}
