"""The type files of the theme: fetched from their npm packages, and cut down to what pages are set with.

theme/fonts.toml says where each comes from and what stays of it. What is cut moves no outline.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

PLAN = "fonts.toml"


class Cut(BaseModel, frozen=True, extra="forbid"):
    """A file: the npm package that it is from, the name of its signs, and the weights and features that stay (all)."""

    package: str
    signs: str
    weights: tuple[int, int] | None = None
    features: tuple[str, ...] = ("*",)


class Plan(BaseModel, frozen=True, extra="forbid"):
    """The files by name, and the signs that they keep."""

    files: Mapping[str, Cut]
    signs: Mapping[str, str]

    def text(self, name: str) -> str:
        """The signs of a file. Raises KeyError where the plan has none of that name."""
        return self.signs[self.files[name].signs]


def plan(theme: Path) -> Plan:
    """The plan of a theme. Raises SystemExit where it is missing or cannot be used."""
    path = theme / PLAN
    try:
        found = Plan.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SystemExit(f"{path} cannot be read: {error}") from None
    except ValidationError as error:
        told = (f"{path}: {'.'.join(map(str, each['loc']))}: {each['msg']}." for each in error.errors())
        raise SystemExit("\n".join(told)) from None
    for name, cut in found.files.items():
        if cut.signs not in found.signs:
            raise SystemExit(
                f"{path}: {name}: signs: There is no “{cut.signs}” under [signs]; "
                f"name one of: {', '.join(found.signs)}."
            )
        if Path(name).name != name:
            raise SystemExit(f"{path}: {name}: Write the name of a file in static/fonts, without a folder.")
    return found


def fonts(theme: Path) -> list[Path]:
    """Writes the files into static/fonts; the same packages give the same bytes.

    Raises SystemExit where the plan cannot be used, a tool is missing, or a package has no such file.
    """
    found = plan(theme)
    if importlib.util.find_spec("fontTools") is None or importlib.util.find_spec("brotli") is None:
        raise SystemExit('Cutting type needs fontTools: .venv/bin/pip install -e ".[fonts]"')
    if shutil.which("npm") is None:
        raise SystemExit("The type files come from npm packages, and there is no npm. Install Node.js.")
    with tempfile.TemporaryDirectory() as folder:
        packages = {
            name: _fetch(name, Path(folder)) for name in {cut.package for cut in found.files.values()}
        }
        for name, cut in found.files.items():
            source = packages[cut.package] / "package/files" / name
            if not source.is_file():
                raise SystemExit(f"{cut.package} has no file {name}.")
            _write(source, cut, found.text(name), theme / "static/fonts" / name)
    return [theme / "static/fonts" / name for name in found.files]


def _fetch(package: str, folder: Path) -> Path:
    """The folder that a package is unpacked in."""
    # Behind the two dashes nothing is an option, whatever a plan says.
    command = ["npm", "pack", "--silent", "--", package]
    done = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{package} could not be fetched; what stands in the way is said above.")
    archive = folder / done.stdout.split()[-1]
    with tarfile.open(archive) as packed:
        packed.extractall(archive.with_suffix(""), filter="data")
    return archive.with_suffix("")


def _write(source: Path, cut: Cut, text: str, target: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font: Any = TTFont(source, recalcTimestamp=False)
    if cut.weights:
        font = instancer.instantiateVariableFont(font, {"wght": cut.weights})
    options = subset.Options(layout_features=list(cut.features), hinting=False, notdef_outline=True)
    options.name_IDs = [*options.name_IDs, 13, 14]  # the licence and its address
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(target)
