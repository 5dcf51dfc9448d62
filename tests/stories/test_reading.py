"""A source file becomes a story, or a sentence for its editor."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from newsroom.problems import Problem, terminal
from newsroom.stories.fields import example_of
from newsroom.stories.reading import Reading, ReadPage, ReadStory, known_headers, read_page, read_story
from newsroom.stories.schema import written
from newsroom.stories.story import Story, headers_of
from newsroom.text.pictures import Unmeasured

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
READING = Reading(PHNOM_PENH, ("mood",), {"images/a.svg": (1200, 800)})
HEAD = "Title: The lake empties\nDate: 2026-11-20 06:45\n"


def read(source: str | bytes) -> ReadStory | list[Problem]:
    return read_story(source.encode() if isinstance(source, str) else source, "stories/2026/lake.md", READING)


def story(header: str = "", body: str = "Text.") -> ReadStory:
    found = read(f"{HEAD}{header}\n\n{body}")
    assert isinstance(found, ReadPage), found
    return found


def problems(source: str | bytes) -> list[Problem]:
    found = read(source)
    return found if isinstance(found, list) else list(found.problems)


def test_the_address_is_the_files_name_unless_a_slug_says_otherwise() -> None:
    assert story().story.slug == "lake"
    assert story("Slug: the-lake").story.slug == "the-lake"


def test_the_address_is_made_of_the_headline_where_the_site_says_so() -> None:
    reading = Reading(PHNOM_PENH, slugify=lambda title: title.lower().replace(" ", "-"))
    found = read_story(f"{HEAD}\n\nText.".encode(), "lake.md", reading)
    assert isinstance(found, ReadPage)
    assert found.story.slug == "the-lake-empties"


def test_a_khmer_slug_keeps_its_vowel_signs() -> None:
    assert story("Slug: ទន្លេសាប").story.slug == "ទន្លេសាប"


def test_a_time_without_a_zone_is_the_papers() -> None:
    assert story().story.date.isoformat() == "2026-11-20T06:45:00+07:00"


def test_a_time_with_a_zone_is_told_in_the_papers() -> None:
    assert story("Modified: 2026-11-20T12:00Z").story.modified.isoformat() == "2026-11-20T19:00:00+07:00"


def test_pelicans_names_and_a_newsrooms_are_the_same_fields() -> None:
    ours = story("Section: Mekong\nStandfirst: Dry.\nAuthors: A, B").story
    pelicans = story("Category: Mekong\nSummary: Dry.\nAuthor: A, B").story
    assert ours == pelicans


def test_a_picture_knows_its_words_and_its_size() -> None:
    picture = story("Picture: images/a.svg\nPicture alt: Boats\nPicture graphic: yes").story.picture
    assert (picture.alt, picture.width, picture.height, picture.graphic) == ("Boats", 1200, 800, True)


@pytest.mark.parametrize("written", ["images/a.svg", "/images/a.svg", "{static}/images/a.svg"])
def test_a_picture_is_named_in_a_header_as_in_a_text(written: str) -> None:
    found = story(f"Picture: {written}", f"![a]({written})")
    assert found.problems == ()
    assert found.story.picture.file == "images/a.svg"
    assert 'src="{static}/images/a.svg"' in found.html


@pytest.mark.parametrize("written", ["//x.example/a.svg", "../a.svg"])
def test_a_picture_outside_the_paper_is_none(written: str) -> None:
    (problem,) = story(f"Picture: {written}").problems
    assert (problem.line, problem.field) == (3, "Picture")


def test_a_focus_that_cannot_be_used_is_told_at_its_own_line() -> None:
    (found,) = story("Picture: images/a.svg\nPicture focus: the face").problems
    assert (found.line, found.field) == (4, "Picture focus")


def test_a_picture_stays_where_only_something_said_about_it_is_wrong() -> None:
    picture = story("Picture: images/a.svg\nPicture focus: the face\nPicture graphic: perhaps").story.picture
    assert (picture.file, picture.focus, picture.graphic) == ("images/a.svg", None, False)


def test_corrections_may_stand_several_times_and_the_latest_counts() -> None:
    found = story("Correction: 2026-10-09: One.\nCorrection: 2026-11-01: Two: more.").story
    assert [correction.text for correction in found.corrections] == ["One.", "Two: more."]
    assert found.corrected.isoformat() == "2026-11-01T00:00:00+07:00"


def test_a_header_of_another_plugin_is_kept_as_it_is() -> None:
    assert story("Mood: calm").story.more == (("mood", "calm"),)


@pytest.mark.parametrize(("name", "info"), headers_of(Story).items())
def test_the_example_of_each_header_is_read_without_a_problem(name: str, info: FieldInfo) -> None:
    needed = {"title": "x", "date": "2026-01-01"} | (
        {"picture": "images/lake.jpg"} if "picture_" in name else {}
    )
    header = "".join(
        f"{written(key)}: {value}\n" for key, value in (needed | {name: example_of(info)}).items()
    )
    found = read_story(
        header.encode(), "stories/lake.md", Reading(PHNOM_PENH, sizes={"images/lake.jpg": (3, 2)})
    )
    assert isinstance(found, ReadPage), found
    assert found.problems == ()
    about = found.story.picture if "picture_" in name else found.story
    assert getattr(about, name.removeprefix("picture_")) != info.default


def test_a_headline_is_a_text_whatever_it_holds() -> None:
    found = read("Title: <script>alert(1)</script>\nDate: 2026-01-01\n\n")
    assert isinstance(found, ReadPage)
    assert found.story.title == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("source", "line", "field", "says"),
    [
        (b"", 1, "", "empty"),
        (b"Just words.\n", 1, "", "no header"),
        (b"Date: 2026-01-01\n\nx", 1, "Title", "missing"),
        (b"Title: x\n\nx", 1, "Date", "missing"),
        (b"Title: x\nDate: 31.12.2026\n\nx", 2, "Date", "no date"),
        (b"Title: x\nDate: 2026-01-01\nSlug: ../../etc\n\nx", 3, "Slug", "cannot be an address"),
        (b"Title: x\nDate: 2026-01-01\nSave_as: ../../x.html\n\nx", 3, "Save_as", "leads out of its folder"),
        (b"Title: x\nDate: 2026-01-01\nSave_as: /etc/x.html\n\nx", 3, "Save_as", "leads out of its folder"),
        (b"Title: " + b"x" * 2**20 + b"\nDate: 2026-01-01\n\nx", 1, "Title", "1,048,576 letters"),
        (b"Title: ok\nDate: 2026-01-01\nKicker: \xff\n", 3, "", "not UTF-8"),
        (b"---\ntitle: a: b\n---\n", 2, "", "YAML"),
        (b"Title: x\nDate: 2026-01-01\nEmbargo: soon\n\nx", 3, "Embargo", "no date"),
        (b"Title: x\nDate: 2026-01-01\nStatus: drft\n\nx", 3, "Status", "not one of"),
    ],
)
def test_what_cannot_be_printed_is_named_with_its_line_and_how_to_mend_it(
    source: bytes, line: int, field: str, says: str
) -> None:
    found = read(source)
    assert isinstance(found, list)
    assert [(p.path, p.line, p.field) for p in found] == [("stories/2026/lake.md", line, field)]
    assert says in found[0].what
    assert found[0].mend
    assert found[0].fatal


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Standfrst: Dry.", "Did you mean “Standfirst”?"),
        ("Type: newz", "Did you mean “news”?"),
        ("Priority: high", "a number"),
        ("Part: 0", "bounds"),
        ("Correction: last week", "2026-10-09"),
        ("Picture: images/no.svg", "Put it into content/"),
        ("Picture alt: Boats", "Add a line “Picture: ...”"),
        ("Title: Again", "take this one out"),
        ("Modified: yesterday", "2026-11-24 06:30"),
    ],
)
def test_what_can_be_left_out_is_named_and_the_story_stays(header: str, says: str) -> None:
    found = story(header)
    assert [(p.line, p.fatal) for p in found.problems] == [(3, False)]
    assert says in found.problems[0].mend
    assert found.story.title == "The lake empties"


def test_a_missing_picture_in_the_body_is_named_with_its_line() -> None:
    assert [p.line for p in story(body="Text.\n\n![a](images/no.svg)").problems] == [7]


def test_a_drawing_without_a_size_is_told_how_to_get_one_and_is_no_more_public_than_its_story() -> None:
    reading = Reading(PHNOM_PENH, sizes={"images/a.svg": Unmeasured.NO_SIZE})
    source = f"{HEAD}Picture: images/a.svg\nStatus: draft\n\n![a](images/a.svg)"
    found = read_story(source.encode(), "stories/2026/lake.md", reading)
    assert isinstance(found, ReadPage)
    assert found.story.picture is None
    assert [(p.line, p.field, p.rule) for p in found.problems] == [
        (3, "Picture", "drawing-unsized"),
        (6, "", "drawing-unsized"),
    ]
    assert "viewBox" in found.problems[0].mend
    assert found.files == {"images/a.svg"}


@pytest.mark.parametrize(
    "written",
    [
        "![a](https://x.example/big%20lake.jpg?w=1&h=2)",
        '<img src="https://x.example/a.jpg?w=1&amp;h=2" alt="a">',
        "![a](<https://x.example/ទន្លេ.jpg>)",
    ],
)
def test_a_picture_elsewhere_is_named_with_its_line_however_it_is_written(written: str) -> None:
    (problem,) = story(body=f"Text.\n\n{written}").problems
    assert (problem.line, problem.field, problem.rule, problem.fatal) == (7, "", "picture-elsewhere", False)


def test_a_picture_on_the_papers_own_host_is_let_be() -> None:
    reading = Reading(PHNOM_PENH, host="paper.example")
    found = read_story(
        f"{HEAD}\n![a](https://paper.example/images/a.jpg)".encode(), "stories/lake.md", reading
    )
    assert isinstance(found, ReadPage)
    assert found.problems == ()


def test_all_problems_of_a_file_are_told_at_once() -> None:
    assert {p.field for p in problems("Titel: x\nDate: never\n\n")} == {"Titel", "Title", "Date"}


def test_a_static_page_needs_no_date() -> None:
    page = read_page(b"Title: About\nTemplate: page\n\nWe are.", "pages/about.md", READING)
    assert isinstance(page, ReadPage)
    assert (page.story.slug, page.story.template, page.html) == ("about", "page", "<p>We are.</p>\n")


@given(st.binary())
@example(b"---\n? [a]: b\n---")
@example(b"Title: \x00\nDate: 2026-01-01\n\n\x00")
@example(b"---\n&a title: *a\n---\n")
@example(b"Title: x\nDate: 0001-01-01\n\n")
@example(b"Title: x\nDate: 9999-12-31T23:59-12:00\n\n")
def test_any_bytes_give_a_story_or_a_message(source: bytes) -> None:
    found = read(source)
    assert found if isinstance(found, list) else found.story.title


@given(st.lists(st.sampled_from([
    "Title: x", "Date: 2026-01-01", "Date:", "Slug: ..", "Tags: a;b", "Part: 9999999999999999999", "Picture:",
    "Picture: ../x", "Picture alt: y", "Correction:", "Corrections: 2026-01-01:", "Lang: english",
    "Translation: maybe", "Url: //x", "Embargo: 0001-01-01T00:00+14:00",
])))  # fmt: skip
def test_any_mixture_of_headers_gives_a_story_or_a_message(lines: list[str]) -> None:
    found = read("\n".join(lines) + "\n\nText.")
    assert found if isinstance(found, list) else found.story.title == "x"


HEADERS = st.sampled_from([*known_headers(Story), "mood", "titel"]) | st.from_regex(
    r"[A-Za-z][\w -]{0,10}", fullmatch=True
)
VALUES = st.text(max_size=60) | st.sampled_from(
    [
        "2026-01-01",
        "9999-12-31T23:59:59-23:59",
        "yes",
        "no",
        "../x",
        "a, b; c",
        "0",
        "-1",
        "1e9",
        "withdrawn",
        "skip",
        "km",
    ]
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(HEADERS, VALUES), max_size=8), st.text(max_size=80), st.booleans())
@example([("picture_focus", "nan inf")], "", False)
@example([("slug", "\ud800")], "", True)
@example([("corrections", "2026-02-31: x")], "![a](<b c>)", False)
def test_any_value_of_any_header_gives_a_story_or_a_message(
    pairs: list[tuple[str, str]], body: str, fenced: bool
) -> None:
    lines = [
        f"{name}: {json.dumps(value) if fenced else value}"
        for name, value in [*pairs, ("Title", "x"), ("Date", "2026-01-01")]
    ]
    header = "\n".join(["---", *lines, "---"] if fenced else lines)
    found = read(f"{header}\n\n{body}".encode())
    wrong = found if isinstance(found, list) else found.problems
    assert all(terminal(problem) and problem.what for problem in wrong)
    if isinstance(found, ReadPage):
        found.story.metadata(datetime(2026, 11, 24, tzinfo=PHNOM_PENH))
        assert not any(problem.fatal for problem in wrong)
