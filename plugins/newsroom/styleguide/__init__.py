"""The theme's components on pages of their own: each with its options, its examples and the code that prints them.

For those who work on the look: the preview shows it at /styleguide/, and no paper prints it. The examples stand
in the theme's ``components/*.toml``, and their stories in ``components/samples/``.
"""

from pelican import signals

from newsroom.styleguide.generator import StyleguideGenerator


def styleguide_generator(pelican: object) -> type[StyleguideGenerator]:
    del pelican
    return StyleguideGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(styleguide_generator)
