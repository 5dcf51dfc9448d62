"""Pictures on other hosts, which are told of every reader."""

from newsroom.desk.paper import Paper
from tests.desk.rules.conftest import Check, put, story


def test_a_picture_on_another_host_is_found_and_one_of_the_papers_own_is_not(
    paper: Paper, checked: Check
) -> None:
    put(paper, "images/lake.svg")
    away = story("First.\n\n![A lake](https://elsewhere.example/lake.jpg)")
    (problem,) = checked("picture-elsewhere", away, story("![A lake](images/lake.svg)"))
    assert (problem.path, problem.line) == ("content/stories/2026/story-0.md", 8)
    assert "elsewhere.example" in problem.what
