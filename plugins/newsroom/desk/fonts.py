"""The type files of the theme: fetched from their npm packages, and cut down to what pages are set with.

What is cut moves no outline: letters, weights and features that no page asks for, which every first visit would pay.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßŒœ"
)
SIGNS = " \u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿§°²½×·•…–—‘’‚“”„‹›«»′″−€£¥©™"
KHMER = "".join(map(chr, [*range(0x1780, 0x1800), *range(0x200B, 0x200E), 0x25CC])) + " "
FEATURES = ("kern", "liga", "calt", "rclt", "locl", "tnum")
"""What the style sheet asks for, and what every text has. Khmer keeps all: its letters are joined by them."""


@dataclass(frozen=True)
class Cut:
    """What stays of a file: signs, the span of weights (none: it is of one weight), features."""

    package: str
    text: str
    weights: tuple[int, int] | None = None
    features: tuple[str, ...] = ("*",)


FILES = {
    "piazzolla-latin-opsz-normal.woff2": Cut(
        "@fontsource-variable/piazzolla@5.3.0", LETTERS + SIGNS, (300, 820), FEATURES
    ),
    "libre-franklin-latin-wght-normal.woff2": Cut(
        "@fontsource-variable/libre-franklin@5.3.0", LETTERS + SIGNS, (400, 700), FEATURES
    ),
    "hanuman-khmer-400-normal.woff2": Cut("@fontsource/hanuman@5.3.0", KHMER),
    "hanuman-khmer-700-normal.woff2": Cut("@fontsource/hanuman@5.3.0", KHMER),
}


def fonts(folder: Path) -> list[Path]:
    """Writes the files into a folder; the same packages give the same bytes. Raises SystemExit where a tool lacks."""
    if importlib.util.find_spec("fontTools") is None or importlib.util.find_spec("brotli") is None:
        raise SystemExit('Cutting type needs fontTools: .venv/bin/pip install -e ".[fonts]"')
    if shutil.which("npm") is None:
        raise SystemExit("The type files come from npm packages, and there is no npm. Install Node.js.")
    with tempfile.TemporaryDirectory() as fetched:
        packages = {cut.package: _fetch(cut.package, Path(fetched)) for cut in FILES.values()}
        for name, cut in FILES.items():
            _write(packages[cut.package] / "package/files" / name, cut, folder / name)
    return [folder / name for name in FILES]


def _fetch(package: str, folder: Path) -> Path:
    """The folder that a package is unpacked in."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise SystemExit(f"{package} could not be fetched; what stands in the way is said above.")
    archive = folder / done.stdout.split()[-1]
    with tarfile.open(archive) as packed:
        packed.extractall(archive.with_suffix(""), filter="data")
    return archive.with_suffix("")


def _write(source: Path, cut: Cut, target: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font: Any = TTFont(source, recalcTimestamp=False)
    if cut.weights:
        font = instancer.instantiateVariableFont(font, {"wght": cut.weights})
    options = subset.Options(layout_features=list(cut.features), hinting=False, notdef_outline=True)
    options.name_IDs = [*options.name_IDs, 13, 14]  # the licence and its address
    cutter = subset.Subsetter(options)
    cutter.populate(text=cut.text)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)
