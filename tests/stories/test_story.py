"""What a story says to Pelican."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from newsroom.stories.story import Story

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


def story(**fields: object) -> Story:
    return Story.model_validate({"title": "x", "date": "2026-11-01", "slug": "x"} | fields)


@pytest.mark.parametrize("field", ["date", "embargo"])
def test_a_story_is_a_draft_until_its_date_and_its_embargo_have_passed(field: str) -> None:
    assert story(**{field: "2026-11-24 07:00"}).metadata(NOW)["status"] == "draft"
    assert story(**{field: "2026-11-24 05:00"}).metadata(NOW)["status"] == "published"


def test_a_story_is_in_no_file_once_it_has_expired() -> None:
    assert story(expires="2026-11-24 05:00").metadata(NOW)["status"] == "draft"
    assert story(expires="2026-11-24 07:00").metadata(NOW)["status"] == "published"


def test_of_a_withdrawn_story_pelican_learns_its_address_and_nothing_else() -> None:
    found = story(title="Libel", standfirst="Libel", tags="libel", status="withdrawn").metadata(NOW)
    assert {name: str(value) for name, value in found.items() if name != "date"} == {
        "slug": "x",
        "title": "Withdrawn",
        "status": "hidden",
        "template": "withdrawn",
    }


def test_an_embargo_never_publishes_a_draft() -> None:
    assert story(status="draft", embargo="2026-01-01").metadata(NOW)["status"] == "draft"


def test_pelicans_summary_is_html_so_a_standfirst_is_escaped() -> None:
    assert story(standfirst="Rice < rain & sun").metadata(NOW)["summary"] == "Rice &lt; rain &amp; sun"


def test_empty_fields_are_left_out_of_pelicans_metadata() -> None:
    assert set(story(tags="", sections="").metadata(NOW)) == {"title", "date", "slug", "status", "story"}


def test_who_worked_on_a_story_is_told_with_what_they_did() -> None:
    found = story(authors="Sok Dara, Chan Vuthy (photos)")
    assert [(credit.name, credit.role) for credit in found.authors] == [
        ("Sok Dara", ""),
        ("Chan Vuthy", "photos"),
    ]
    assert found.metadata(NOW)["authors"] == ["Sok Dara", "Chan Vuthy"]


def test_the_first_of_several_sections_is_pelicans_category() -> None:
    found = story(sections="National / Courts, Business,National/Courts, /")
    assert found.sections == ("National/Courts", "Business")
    assert found.section == found.metadata(NOW)["category"] == "National/Courts"


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("30% 40%", (0.3, 0.4)),
        ("0%, 100%", (0, 1)),
        ("12.5% 7%", (0.125, 0.07)),
        ("Right top", (1, 0)),
        ("left", (0, 0.5)),
        ("bottom", (0.5, 1)),
        ("centre middle", (0.5, 0.5)),
        ("70%", (0.7, 0.5)),
        ("70% bottom", (0.7, 1)),
        ("", None),
    ],
)
def test_the_focus_of_a_picture_is_a_point_in_it(written: str, point: tuple[float, float] | None) -> None:
    picture = story(picture={"file": "a.svg", "focus": written}).picture
    assert picture is not None
    assert picture.focus == pytest.approx(point)


@pytest.mark.parametrize(
    "written", ["30 40", "101% 0%", "top left", "top top", "nan% 1%", "-1% 0%", "1% 2% 3%", ",", "face"]
)
def test_a_focus_that_is_no_point_in_the_picture_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="no point in a picture"):
        story(picture={"file": "a.svg", "focus": written})


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/2019/5/old-slug/", "2019/5/old-slug/"),
        ("2019/5/old-slug", "2019/5/old-slug/"),
        ("/old.html", "old.html"),
        ("/index.php/old", "index.php/old/"),
        ("/%E1%9E%80/", "ក/"),
    ],
)
def test_an_old_address_is_a_path_of_the_site(written: str, path: str) -> None:
    assert story(aliases=written).aliases == (path,)


@pytest.mark.parametrize(
    "written",
    [
        "/", "../x/", "/a/../../x/", "/a/%2e%2e/%2e%2e/x/", "//host/x/", "https://host/x/", "javascript:alert(1)",
        "/?p=1", "/a#b", "/a\\b/", "/a/./b", "/a//b/", "/a\0b", "/a%0Ab/", "/feed.xml", "/a.css/b/", "/" + "x" * 300,
    ],
)  # fmt: skip
def test_an_old_address_leads_nowhere_outside_the_site(written: str) -> None:
    with pytest.raises(ValidationError, match="aliases"):
        story(aliases=written)


def test_an_update_may_tell_its_time() -> None:
    found = story(updates=["2026-11-24 09:30: The ferry runs again.", "2026-11-25: All ferries do."])
    assert [f"{note.moment:%d %H:%M} {note.text}" for note in found.updates] == [
        "24 09:30 The ferry runs again.",
        "25 00:00 All ferries do.",
    ]


def test_how_a_story_is_set_follows_from_its_type() -> None:
    assert (story().voice, story(type="review").voice, story(type="explainer").voice) == (
        "news",
        "opinion",
        "news",
    )


def test_a_video_of_a_known_provider_is_a_block_and_any_other_a_link() -> None:
    found = story(video="https://youtu.be/dQw4w9WgXcQ").video_embed
    assert found is not None
    assert found.provider == "YouTube"
    assert story(video="https://films.example/1").video_embed is story().video_embed is None
