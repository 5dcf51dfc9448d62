"""The front pages: ``/``, ``/{lang}/``, and ``category.front`` for the front of each section.

A good front comes out of priority, date and section; ``front.toml`` in the content folder pins what an editor
wants otherwise.
"""

from pelican import signals

from newsroom.front.generator import FrontGenerator, hand_over


def front_generator(pelican: object) -> type[FrontGenerator]:
    del pelican
    return FrontGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(front_generator)
    signals.all_generators_finalized.connect(hand_over)
