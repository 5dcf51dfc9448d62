"""A picture file of any kind, looked at without making anything of it: what the build and `inv check` both do."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from newsroom.pictures.drawings import read_drawing
from newsroom.pictures.originals import RASTER, Original, Remark, examine


def is_picture(name: str) -> bool:
    """Whether a file is looked at at all, by its name."""
    return PurePosixPath(name).suffix.lower() in {".svg", *RASTER}


def examined(file: Path, largest: int) -> Original | Remark | None:
    """What is known of a photograph of at most `largest` pixels; a Remark where a picture cannot be used.

    None of a drawing that can, and of a file of another kind. Costs a millisecond, a drawing what its length costs.
    """
    suffix = file.suffix.lower()
    if suffix == ".svg":
        return read_drawing(file)
    return examine(file, largest) if suffix in RASTER else None
