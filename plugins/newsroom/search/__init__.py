"""An index of the printed pages that the search page reads, and of nothing else.

pelican-search decides which pages are listed, Pagefind makes the index: one bundle a language, at
``pagefind/{lang}/`` in the output.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from newsroom.search.generator import Search, index_listed_pages, lend_environment


def register() -> None:
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(lend_environment)
    signals.finalized.connect(index_listed_pages)


def _generators(pelican: Any) -> type[Search]:
    del pelican
    return Search
