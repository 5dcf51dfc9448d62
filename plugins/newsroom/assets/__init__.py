"""The theme's style sheet as one file, and its scripts, each with a digest of its content in its name.

Works under a theme that lists its parts in ``partials/stylesheets.html`` and asks for files by the filter
``asset`` of ``newsroom.jinja``. Switched off, the theme links its files as they stand.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from newsroom.assets.generator import AssetsGenerator, clear


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.finalized.connect(clear)


def _generators(pelican: Any) -> type[AssetsGenerator]:
    del pelican
    return AssetsGenerator
