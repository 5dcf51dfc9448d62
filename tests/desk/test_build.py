"""`inv build`: the last good output stays until a better one is ready."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.desk.build import Built, build
from newsroom.desk.paper import Paper, read_paper
from tests.desk.conftest import STORY, write

pytestmark = pytest.mark.slow


def printed(paper: Paper, **keywords: object) -> Built:
    return build(paper.root, say=lambda line: None, **keywords)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_says_where_the_paper_is_and_how_many_pages_it_has(paper: Paper) -> None:
    built = printed(paper)
    assert built.ok, built.said
    assert "turns <em>round</em>" in (built.output / "2026/11/river/index.html").read_text("utf-8")
    assert built.pages == sum(name.endswith(".html") for name in files(built.output))
    assert built.closing.startswith(f"The paper is in {paper.root}/output: {built.pages} pages in ")


def test_a_story_that_cannot_be_used_is_named_and_the_others_are_printed(paper: Paper) -> None:
    write(paper, "broken.md", "Title: No date\n\nText.")
    built = printed(paper)
    assert built.ok
    assert any("stories/2026/broken.md:1: Date: It is missing." in line for line in built.said)
    assert (built.output / "2026/11/river/index.html").is_file()
    assert built.closing.splitlines()[:2] == [
        "1 problem in 1 file: 1 file is left out.",
        "  stories/2026/broken.md: it was never printed, so there is no page to keep.",
    ]


def test_hints_are_counted_with_what_is_left_out(paper: Paper) -> None:
    write(paper, "broken.md", "Title: No date\nMod: x\n\nText.")
    write(paper, "river.md", STORY.replace("Standfirst", "Standfirts"))
    built = printed(paper)
    assert built.closing.startswith("3 problems in 2 files: 1 file is left out.\n")


def test_a_public_build_refuses_a_story_that_cannot_be_used_and_leaves_the_last_good_output(
    paper: Paper,
) -> None:
    before = files(printed(paper).output)
    write(paper, "broken.md", "Title: No date\n\nText.")
    built = printed(paper, public=True)
    assert not built.ok
    assert files(built.output) == before
    assert f"still in {built.output}" in built.closing


@pytest.mark.parametrize("plugin", ["newsroom.storys", "newsroom.text"])
def test_a_plugin_that_cannot_be_loaded_fails_the_build_in_one_line(paper: Paper, plugin: str) -> None:
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write(f"PLUGINS = ['newsroom.stories', '{plugin}']\n")
    built = printed(paper)
    assert not built.ok
    assert any(f"`{plugin}`" in line for line in built.said)
    assert not any("Traceback" in line for line in built.said)
    assert not built.output.exists()


def test_no_folder_is_left_beside_the_output(paper: Paper) -> None:
    printed(paper)
    printed(paper)
    write(paper, "broken.md", "Title: No date\n\nText.")
    printed(paper)
    left = {path.name for path in paper.root.iterdir()} - {"__pycache__"}
    assert left == {".cache", "content", "output", "pelicanconf.py", "publishconf.py"}


def test_a_page_whose_story_is_gone_is_gone(paper: Paper) -> None:
    write(paper, "second.md", STORY)
    assert (printed(paper).output / "2026/11/second/index.html").is_file()
    (paper.content / "stories/2026/second.md").unlink()
    assert not (printed(paper).output / "2026/11/second").exists()


def test_settings_of_the_same_length_and_second_are_read_again(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    printed(paper)
    config = paper.root / "pelicanconf.py"
    times = config.stat().st_atime, config.stat().st_mtime
    config.write_text(config.read_text("utf-8").replace("The Small Paper", "The Great Paper"), "utf-8")
    os.utime(config, times)
    assert "The Great Paper" in (printed(paper).output / "index.html").read_text("utf-8")


def test_a_repository_inside_the_output_stays(paper: Paper) -> None:
    git = printed(paper).output / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref")
    printed(paper)
    assert (git / "HEAD").read_text() == "ref"


def test_a_public_build_takes_its_address_from_its_caller(paper: Paper) -> None:
    built = printed(paper, public=True, siteurl="https://example.org/paper/")
    assert 'href="https://example.org/paper/national/"' in (built.output / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("SITENAME = \n", "pelicanconf.py:1"),
        ("1 / 0\n", "ZeroDivisionError"),
        ("TIMEZONE = 'Asia/Pnom'\n", "is no time zone"),
    ],
)
def test_a_pelicanconf_that_cannot_be_run_is_a_sentence(paper: Paper, config: str, said: str) -> None:
    (paper.root / "pelicanconf.py").write_text(config)
    with pytest.raises(SystemExit, match=said):
        read_paper(paper.root)


def test_a_folder_without_a_paper_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"pelicanconf\.py is missing"):
        read_paper(tmp_path)


def test_a_broken_template_is_named_with_its_line_and_without_a_traceback(paper: Paper) -> None:
    (paper.root / "over").mkdir()
    (paper.root / "over/index.html").write_text("<p>\n{{ SITENAME.nothing() }}")
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write(f"THEME_TEMPLATES_OVERRIDES = [{str(paper.root / 'over')!r}]\n")
    built = printed(paper)
    assert not built.ok
    assert f"  at {paper.root}/over/index.html:2" in built.said
    assert not any("Traceback" in line for line in built.said)
