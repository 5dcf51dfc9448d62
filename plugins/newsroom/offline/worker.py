"""The source of the service worker, with what it must know of the paper in its first line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files


def worker(prefixes: Sequence[str], kept: int) -> str:
    """The worker of a paper with a front and an offline page below each of `prefixes` ("" and "km/").

    It keeps `kept` pages besides those. Any change of it is a new version, with caches of its own.
    """
    source = _source("worker.js")
    paper = {"prefixes": list(prefixes), "kept": kept}
    version = sha256(f"{source}{paper}".encode()).hexdigest()[:8]
    return f"const PAPER = {json.dumps(paper | {'version': version})};\n{source}"


def farewell() -> str:
    """A worker that takes the place of an earlier one, throws away what that kept, and ends itself."""
    return _source("farewell.js")


def _source(name: str) -> str:
    return files("newsroom.offline").joinpath(name).read_text("utf-8")
