"""Reads the paper's Markdown files as validated stories, and says what is wrong with those it cannot use.

Gives ``article.story`` and ``page.story``, and prints the pages at their old addresses. Switched off,
Pelican's own Markdown reader reads the files.
"""

from pelican import Pelican, signals

from newsroom.stories.generator import RedirectsGenerator
from newsroom.stories.reader import in_order, read_pages_with, take_over


def register() -> None:
    signals.article_generator_init.connect(take_over)
    signals.page_generator_init.connect(in_order)
    signals.readers_init.connect(read_pages_with)
    signals.get_generators.connect(generators)


def generators(pelican: Pelican) -> type[RedirectsGenerator]:
    """The generator that prints the pages at old addresses."""
    del pelican
    return RedirectsGenerator
