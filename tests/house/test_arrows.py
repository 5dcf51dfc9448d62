"""The arrows of the house: who may know whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import newsroom

HOUSE = Path(newsroom.__file__).parent
PLUGINS = {folder.name for folder in HOUSE.iterdir() if folder.is_dir()} - {"desk", "text", "__pycache__"}
DOORS = {"__init__.py", "generator.py", "reader.py", "writer.py"}


@dataclass(frozen=True)
class Arrow:
    file: str
    line: int
    room: str
    name: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.name}"

    def leads_to(self, *packages: str) -> bool:
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)


def arrows_of(source: str, file: str) -> Iterator[Arrow]:
    """Every import in a source text, at any depth; `file` is relative to the house."""
    room = file.partition("/")[0].removesuffix(".py")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Arrow(file, node.lineno, room, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            assert not node.level, f"{file}:{node.lineno}: a relative import; name the package"
            yield from (Arrow(file, node.lineno, room, f"{base}.{alias.name}") for alias in node.names)


def arrows() -> list[Arrow]:
    files = sorted(HOUSE.rglob("*.py"))
    return [a for f in files for a in arrows_of(f.read_text("utf-8"), f.relative_to(HOUSE).as_posix())]


def strays(found: list[Arrow]) -> list[str]:
    """The arrows that lead where none may lead."""
    return [str(arrow) for arrow in found if _strays(arrow)]


def _strays(arrow: Arrow) -> bool:
    others = {f"newsroom.{plugin}" for plugin in PLUGINS - {arrow.room}}
    if arrow.room == "desk":
        return False
    if arrow.leads_to(*others, "newsroom.desk"):
        return True
    if not arrow.leads_to("pelican", "jinja2"):
        return False
    return arrow.file != "jinja.py" and not (arrow.room in PLUGINS and Path(arrow.file).name in DOORS)


def test_no_arrow_runs_back() -> None:
    assert strays(arrows()) == []


def test_the_house_has_plugins_and_they_are_read() -> None:
    assert {"stories", "topics"} <= PLUGINS
    assert any(arrow.room == "stories" and arrow.leads_to("pelican") for arrow in arrows())


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("topics/tags.py", "from newsroom.stories import story"),
        ("topics/tags.py", "from newsroom import stories"),
        ("topics/tags.py", "import newsroom.desk.build"),
        ("topics/tags.py", "from pelican import signals"),
        ("topics/generator.py", "from newsroom.stories.reader import x"),
        ("text/words.py", "from newsroom.stories.story import Story"),
        ("edition.py", "import jinja2"),
        ("stories/story.py", "def f():\n    from pelican.contents import Article"),
    ],
)
def test_an_arrow_that_runs_back_is_found(file: str, line: str) -> None:
    assert strays(list(arrows_of(line, file)))


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("topics/generator.py", "from pelican import signals"),
        ("topics/tags.py", "from newsroom.topics.topic import Topic"),
        ("topics/tags.py", "from newsroom.edition import Edition"),
        ("desk/check.py", "from newsroom.stories.reading import read_story"),
        ("jinja.py", "from jinja2 import Undefined"),
        ("search/bundles.py", "import pelican_search"),
    ],
)
def test_an_arrow_that_may_run_passes(file: str, line: str) -> None:
    assert not strays(list(arrows_of(line, file)))
