"""What a story says to Pelican."""

from datetime import UTC, datetime

import pytest

from newsroom.stories.story import Story

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


def story(**fields: object) -> Story:
    return Story.model_validate({"title": "x", "date": "2026-11-01", "slug": "x"} | fields)


@pytest.mark.parametrize("field", ["date", "embargo"])
def test_a_story_is_a_draft_until_its_date_and_its_embargo_have_passed(field: str) -> None:
    assert story(**{field: "2026-11-24 07:00"}).metadata(NOW)["status"] == "draft"
    assert story(**{field: "2026-11-24 05:00"}).metadata(NOW)["status"] == "published"


def test_an_embargo_never_publishes_a_draft() -> None:
    assert story(status="draft", embargo="2026-01-01").metadata(NOW)["status"] == "draft"


def test_pelicans_summary_is_html_so_a_standfirst_is_escaped() -> None:
    assert story(standfirst="Rice < rain & sun").metadata(NOW)["summary"] == "Rice &lt; rain &amp; sun"


def test_empty_fields_are_left_out_of_pelicans_metadata() -> None:
    assert set(story(tags="", section="").metadata(NOW)) == {"title", "date", "slug", "status", "story"}


def test_how_a_story_is_set_follows_from_its_type() -> None:
    assert (story().voice, story(type="review").voice, story(type="explainer").voice) == (
        "news",
        "opinion",
        "feature",
    )
