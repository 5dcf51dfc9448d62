"""A picture file of any kind, looked at without making anything of it: what the build and `inv check` both do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from newsroom.pictures.cache import Cache, run
from newsroom.pictures.drawings import read_drawing
from newsroom.pictures.originals import (
    LOOK,
    Original,
    Remark,
    broken,
    examine,
    load,
    noted,
    recalled,
)
from newsroom.text.pictures import RASTER

Found = Original | Remark | None
"""What is known of a file: a photograph that can be used, what speaks against a picture, or none of both."""


def is_picture(name: str) -> bool:
    """Whether a file is looked at at all, by its name."""
    return PurePosixPath(name).suffix.lower() in {".svg", *RASTER}


def examined(file: Path, largest: int) -> Found:
    """What is known of a photograph of at most `largest` pixels; a Remark where a picture cannot be used.

    None of a drawing that can, and of a file of another kind. Costs a millisecond, a drawing what its length costs.
    """
    suffix = file.suffix.lower()
    if suffix == ".svg":
        return read_drawing(file)
    return examine(file, largest) if suffix in RASTER else None


def remembered(file: Path, largest: int, cache: Cache) -> Found:
    """The same, asked again only of a file that has changed."""

    def find(file: Path) -> dict[str, Any]:
        return noted(examined(file, largest))

    return recalled(cache.recall(file, f"look-{LOOK}-{largest}", find))


def decoded(files: Iterable[Path], largest: int, cache: Cache, workers: int) -> dict[Path, Found]:
    """The same of many files once they are decoded, as a build does to make smaller ones of them.

    A photograph is decoded once for its bytes, however often its file is copied: a fresh clone costs their digest.
    Animations and drawings, which are printed as they are, are not.
    """
    found = {file: remembered(file, largest, cache) for file in files}
    unproved = [
        file
        for file, what in found.items()
        if isinstance(what, Original) and not what.animated and not cache.is_sound(cache.digest(file))
    ]
    for file, remark in run(_damage, unproved, workers, lambda said: broken(OSError(said))):
        if remark:
            found[file] = remark
        else:
            cache.note_sound(cache.digest(file))
    return found


def _damage(file: Path) -> Remark | None:
    what = load(file, thumbnail=True)
    return what if isinstance(what, Remark) else None
