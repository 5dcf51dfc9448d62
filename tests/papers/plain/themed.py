"""The plain paper under Broadsheet's theme: what a Pelican user adds to pelicanconf.py to use the theme alone."""

from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401
from pelicanconf import *  # noqa: F403

THEME = "../../../theme"
