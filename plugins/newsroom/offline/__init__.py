"""A manifest, with which the paper can be installed, and a worker that keeps what was read.

Works alone on any Pelican site whose theme has a template ``offline`` and links both files.
"""

from pelican import signals

from newsroom.offline.generator import OfflineGenerator


def offline_generator(pelican: object) -> type[OfflineGenerator]:
    del pelican
    return OfflineGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offline_generator)
