"""Pictures at the sizes at which pages show them, and a picture of each story for those who share it.

Gives ``article.lead_picture`` and ``article.social_card``, and puts the pictures of a text into ``<picture>``. Switched
off, pages show the originals.
"""

from pelican import signals

from newsroom.pictures.generator import take_pictures


def register() -> None:
    """Connect to Pelican."""
    signals.static_generator_finalized.connect(take_pictures)
