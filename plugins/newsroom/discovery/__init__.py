"""Feeds, sitemaps and structured data: how readers' programs and search engines find the stories.

Takes the place of Pelican's own feeds, at the addresses that Pelican's settings give. Works alone on any Pelican
site: ``PLUGINS = ["newsroom.discovery"]``. Switched off, Pelican's own feeds come back.
"""

from pelican.plugins import signals

from newsroom.discovery.generator import generators, hand_over, take_feeds_over


def register() -> None:
    """Connects the plugin to Pelican."""
    signals.initialized.connect(take_feeds_over)
    signals.get_generators.connect(generators)
    signals.all_generators_finalized.connect(hand_over)
