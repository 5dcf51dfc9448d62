"""`inv front`: a front as it will be at a moment, printed beside the paper and told place by place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.desk.fronts import FrontAt, as_text, front_at
from newsroom.desk.paper import Paper, read_paper
from newsroom.desk.placed import PlacedStory, reason
from newsroom.front.slots import Why
from tests.desk.conftest import STORY, write

MORE = "PLUGINS = ['newsroom.stories', 'newsroom.topics', 'newsroom.front']\nDRAFT_SAVE_AS = ''\n"
PLAN = """
lead = [{story = "verdict", from = "2098-01-01 06:00", until = "2098-01-02 06:00"}, "river"]
[section.national]
lead = {story = "river", until = 2098-06-01}
"""


@pytest.fixture
def planned(paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """The small paper with a plan, a story under embargo, and one that is over by then; its folders are the test's."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write(MORE)
    held = STORY.replace("The river turns", "The verdict").replace("2026-11-24 06:30", "2098-01-01 05:00")
    write(paper, "verdict.md", held.replace("Section", "Embargo: 2098-01-01 06:00\nSection"))
    over = STORY.replace("The river turns", "The sale").replace("Section", "Expires: 2097-01-01\nSection")
    write(paper, "sale.md", over)
    write(
        paper, "draft.md", STORY.replace("The river", "Nobody").replace("Section", "Status: draft\nSection")
    )
    (paper.content / "front.toml").write_text(PLAN, "utf-8")
    return read_paper(paper.root)


def front(paper: Paper, at: str, **which: str) -> FrontAt:
    return front_at(paper, at, say=lambda line: None, **which)


def told(found: FrontAt) -> list[tuple[str, str, str]]:
    return [(each.role, each.story, each.why) for each in found.stories]


@pytest.mark.slow
def test_a_front_is_printed_as_it_will_be_and_leaves_the_paper_alone(planned: Paper) -> None:
    found = front(planned, "2098-01-01 06:00")
    assert told(found) == [
        ("lead", "verdict", "pinned until 2098-01-02 06:00"),
        ("second", "river", "newest"),
    ]
    page = found.page.read_text("utf-8")
    assert "The verdict" in page
    assert "The sale" not in page
    assert "Nobody" not in page
    assert planned.root not in found.page.parents
    assert not (planned.root / "output").exists()
    # An embargoed story lies in it: for nobody else on this machine.
    assert found.folder.stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_a_minute_before_its_embargo_a_story_is_in_no_file(planned: Paper) -> None:
    found = front(planned, "2098-01-01 05:59")
    assert told(found) == [("lead", "river", "pinned")]
    assert not any(b"verdict" in file.read_bytes().lower() for file in found.folder.rglob("*.html"))


@pytest.mark.slow
def test_the_front_of_a_section_has_its_own_plan_and_page(planned: Paper) -> None:
    found = front(planned, "2098-05-31", section="national")
    assert told(found)[0] == ("lead", "river", "pinned until 2098-06-01 00:00")
    assert found.page == found.folder / "national/index.html"
    assert found.page.is_file()


@pytest.mark.slow
def test_a_section_or_language_without_a_front_is_named_and_leaves_no_folder(
    planned: Paper, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match=r"no front at that moment\. Did you mean “national”\?"):
        front(planned, "2098-01-01", section="nationl")
    with pytest.raises(SystemExit, match="Nothing stands on the front in the language “km”"):
        front(planned, "2098-01-01", lang="km")
    assert [path.name for path in tmp_path.iterdir()] == ["small paper"]


@pytest.mark.slow
def test_a_paper_that_cannot_be_printed_says_so(planned: Paper) -> None:
    (planned.content / "front.toml").write_text('lead = "rivr"')
    said: list[str] = []
    with pytest.raises(SystemExit, match="what to mend stands above"):
        front_at(planned, "2098-01-01", say=said.append)
    assert "Did you mean “river”?" in "\n".join(said)


def test_what_is_no_time_is_met_with_a_sentence(planned: Paper) -> None:
    with pytest.raises(SystemExit, match=r"“tomorrow” is no time\. Write it like 2026-11-25 06:00\."):
        front(planned, "tomorrow")


def test_without_the_front_plugin_there_is_nothing_to_tell(paper: Paper) -> None:
    with pytest.raises(SystemExit, match=r"“newsroom\.front” in PLUGINS is switched off"):
        front(paper, "2098-01-01")


def test_the_list_tells_slot_place_story_and_why(tmp_path: Path) -> None:
    at = datetime.fromisoformat("2026-11-25T06:00:00+07:00")
    stories = (
        PlacedStory("en", "", "", "lead", "lead", "the-verdict", "pinned until 2026-11-26 00:00"),
        PlacedStory("en", "", "", "section Mekong", "big", "sand", "newest"),
    )
    assert as_text(FrontAt(at, tmp_path, stories)).splitlines() == [
        "/ as of 2026-11-25 06:00 (UTC+07:00)",
        "",
        "slot            place  story        why",
        "lead            lead   the-verdict  pinned until 2026-11-26 00:00",
        "section Mekong  big    sand         newest",
        "",
        f"It is printed in {tmp_path}/index.html",
    ]


def test_a_reason_is_told_in_words() -> None:
    assert reason(Why("priority", priority=4)) == "priority 4"
    assert reason(Why("near")) == "near the lead"
    assert reason(Why()) == "newest"
