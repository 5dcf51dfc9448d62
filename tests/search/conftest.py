from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.paper import Site, build

PAPER = Path(__file__).parents[1] / "papers" / "search"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The paper of these tests, built for a domain's root."""
    return build(PAPER, CACHE_PATH=str(tmp_path_factory.mktemp("search")))


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same, built for /paper/."""
    cache = str(tmp_path_factory.mktemp("search"))
    return build(PAPER, SITEURL="https://user.example/paper", CACHE_PATH=cache)


@pytest.fixture(scope="session")
def fragments() -> Callable[[Path], list[dict[str, Any]]]:
    """``fragments(bundle)`` gives what a Pagefind bundle says of each of its pages."""

    def read(bundle: Path) -> list[dict[str, Any]]:
        texts = [gzip.decompress(file.read_bytes()).decode() for file in bundle.glob("fragment/*")]
        return [json.loads(text.removeprefix("pagefind_dcd")) for text in texts]

    return read
