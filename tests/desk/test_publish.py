"""`inv publish`: the whole paper in public, or every reason why not."""

from __future__ import annotations

import pytest

from newsroom.desk.paper import Paper
from newsroom.desk.publish import publish
from tests.desk.conftest import STORY, write

SITEURL = "https://reader.example/paper"


def refused(paper: Paper, siteurl: str = SITEURL, form: str = "terminal") -> tuple[str, str]:
    """What it said before it refused, and its last sentence."""
    said: list[str] = []
    with pytest.raises(SystemExit) as refusal:
        publish(paper, siteurl, form, said.append)
    return "\n".join(said), str(refusal.value)


def test_it_refuses_with_all_problems_of_all_files_and_their_count(paper: Paper) -> None:
    write(paper, "no-date.md", "Title: A story\n\nText.")
    write(paper, "no-title.md", "Date: 2026-11-24\n\nText.")
    write(paper, "river.md", STORY.replace("Standfirst", "Standfirts"))
    said, last = refused(paper)
    assert [name in said for name in ("no-date.md:1", "no-title.md:1", "river.md:4")] == [True] * 3
    assert said.endswith("in 3 files: 2 files cannot be used.")
    assert last == "Nothing was published: mend these first."
    assert not (paper.root / "output").exists()


def test_for_github_the_problems_are_annotations(paper: Paper) -> None:
    write(paper, "no-date.md", "Title: A story\n\nText.")
    said, _ = refused(paper, form="github")
    assert "::error file=content/stories/2026/no-date.md,line=1," in said


@pytest.mark.parametrize("siteurl", ["", "/paper", "reader.example/paper"])
def test_without_a_public_address_nothing_is_published(paper: Paper, siteurl: str) -> None:
    assert "is no public address" in refused(paper, siteurl)[1]


@pytest.mark.slow
def test_a_paper_in_order_is_printed_for_its_address_and_hints_are_counted(paper: Paper) -> None:
    write(paper, "river.md", STORY.replace("Standfirst: It does so twice a year.\n", ""))
    said: list[str] = []
    built = publish(paper, SITEURL + "/", say=said.append)
    assert said[0] == "1 problem in 1 file. “inv check” tells them."
    assert f'href="{SITEURL}/national/"' in (built.output / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_build_that_fails_publishes_nothing(paper: Paper) -> None:
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write("PLUGINS = ['newsroom.stories', 'newsroom.storys']\n")
    assert refused(paper)[1].endswith("Nothing was published.")
