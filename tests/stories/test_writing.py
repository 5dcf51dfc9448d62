"""A story that is written as a header is read back as it was."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from newsroom.stories.parts import Credit, Note
from newsroom.stories.reading import Reading, ReadPage, read_story
from newsroom.stories.story import VOICES, Story, headers_of
from newsroom.stories.values import FILE, credit
from newsroom.stories.writing import WritingError, written

ZONES = [ZoneInfo(name) for name in ("Asia/Phnom_Penh", "Europe/Paris", "America/St_Johns", "UTC")]
SIZES = {"images/a.svg": (1200, 800), "images/a: b, c;.jpg": (3, 2)}
BASE = {"title": "The lake empties", "date": "2026-11-20 06:45", "slug": "lake"}

# Every sign but those that no file of text holds: NUL, and halves of characters.
SIGNS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
AWKWARD = st.sampled_from(
    [
        "Rice: two harvests", "a, b", "a; b", "#1", "--- x", "---", "- x", "[a]", "{a: b}", "'", '"', "“ក”", "@x", "%",
        "x\u2028y", "a\nb", "a\n\nTitle: b", "\ufeffx", "null", "yes", "2026", "2026-11-24", "|", ">", "!x", "&x", "*x",
        "ទន្លេសាប", "عربي", "日本語", "😀", "x\x85y", " x", "\\", "a: ", "x #y", "\ufffe",
    ]
)  # fmt: skip
TEXT = st.text(SIGNS, min_size=1, max_size=40) | AWKWARD
LINE = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
NAME = TEXT.map(str.strip).filter(bool)
NAMES = st.lists(NAME, max_size=4, unique=True)
PATH = NAME.filter(lambda path: not path.startswith("/") and ".." not in path and "\\" not in path)
SECTION = st.lists(LINE.filter(lambda part: "/" not in part), min_size=1, max_size=3).map("/".join)
ALIAS = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="/\\?#:"), min_size=1).filter(
        # The first would lead out, or to the front page; at the second stands no page.
        lambda part: part.strip(" .") != "" and not FILE.search(part)
    ),
    min_size=1,
)
ROLE = LINE.filter(lambda role: not set(role) & set("()"))
WORD = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,9}", fullmatch=True)


def moments(zone: ZoneInfo) -> st.SearchStrategy[datetime]:
    """Times of the paper's zone; those that a clock skips are none."""
    return st.datetimes(
        datetime.fromisoformat("1700-01-01"),
        datetime.fromisoformat("2300-01-01"),
        timezones=st.just(zone),
        allow_imaginary=False,
    )


def credits_of(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def given_for(zone: ZoneInfo) -> st.SearchStrategy[dict[str, Any]]:
    """What may be given for every field of a story."""
    moment, share = moments(zone), st.integers(0, 100).map(lambda part: part / 100)
    note = st.fixed_dictionaries({"moment": moment, "text": LINE})
    names_of_people = st.builds(
        credits_of, LINE.filter(lambda name: credit(name)["name"] == name), ROLE | st.just("")
    )
    fields: dict[str, st.SearchStrategy[Any]] = {
        "title": LINE,
        "slug": WORD,
        "standfirst": LINE,
        "lang": st.from_regex(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}", fullmatch=True),
        "translation": st.booleans(),
        "status": st.sampled_from(["published", "draft", "hidden", "skip", "withdrawn"]),
        "url": PATH,
        "save_as": PATH,
        "aliases": st.lists(ALIAS.map(lambda parts: "/" + "/".join(parts).replace("%", "%25")), max_size=3),
        "template": st.from_regex(r"[a-z_-]{1,9}", fullmatch=True),
        "silence": NAMES,
        "date": moment,
        "modified": moment,
        "sections": st.lists(SECTION, max_size=3),
        "tags": NAMES,
        "authors": st.lists(names_of_people, max_size=4, unique=True),
        "source": LINE,
        "kicker": LINE,
        "place": LINE,
        "video": st.from_regex(r"https?://[^\s\"<>\x00]{1,30}", fullmatch=True),
        "sponsor": LINE,
        "series": LINE,
        "part": st.integers(1, 10**6),
        "running_story": LINE,
        "type": st.sampled_from(list(VOICES)),
        "priority": st.integers(0, 9),
        "priority_until": moment,
        "corrections": st.lists(note, max_size=3),
        "updates": st.lists(note, max_size=3),
        "embargo": moment,
        "expires": moment,
        "related": NAMES,
        "share": st.booleans(),
        "robots": LINE,
        "more": st.lists(st.tuples(st.just("mood"), NAME), max_size=1),
    }
    parts: dict[str, st.SearchStrategy[Any]] = {
        "alt": TEXT | st.just(""),
        "caption": LINE,
        "credit": LINE,
        "licence": LINE,
        "graphic": st.booleans(),
        "focus": st.tuples(share, share),
        "arrangement": st.sampled_from(["main", "text", "full"]),
    }
    assert {*headers_of(Story), "more"} == {*fields, "picture", *(f"picture_{part}" for part in parts)}
    pictures = st.sampled_from(list(SIZES.items())).flatmap(
        lambda found: st.fixed_dictionaries(
            {"file": st.just(found[0]), "width": st.just(found[1][0]), "height": st.just(found[1][1])},
            optional=parts,
        )
    )
    needed = {name: fields.pop(name) for name in ("title", "slug", "date")}
    return st.fixed_dictionaries(needed, optional=fields | {"picture": pictures})


STORIES = st.sampled_from(ZONES).flatmap(lambda zone: st.tuples(st.just(zone), given_for(zone)))


def measured(story: Story) -> Story:
    """The story as the reader leaves it, who knows the sizes of its pictures."""
    if story.picture is None:
        return story
    size = SIZES[story.picture.file]
    return story.model_copy(update={"picture": story.picture.set_in(story.type, *size)})


def reading(zone: ZoneInfo = ZONES[0]) -> Reading:
    return Reading(zone, ("mood",), SIZES)


def read_back(story: Story, zone: ZoneInfo = ZONES[0], body: str = "Text.\n") -> Story:
    found = read_story((written(story, "lake.md", reading(zone)) + body).encode(), "lake.md", reading(zone))
    assert isinstance(found, ReadPage), found
    assert found.problems == ()
    return found.story


@settings(deadline=None)
@given(STORIES, st.text(SIGNS, max_size=20))
@example((ZONES[1], BASE | {"date": datetime(2026, 10, 25, 2, 30, tzinfo=ZONES[1], fold=1)}), "---\n")
def test_any_story_that_is_written_is_read_back_as_it_was(
    told: tuple[ZoneInfo, dict[str, Any]], body: str
) -> None:
    zone, fields = told
    story = measured(Story.model_validate(fields, context={"zone": zone}))
    again = read_back(story, zone, body)
    assert again == story
    # Two times of one zone are equal for Python where only the offset tells them apart.
    assert again.date.utcoffset() == story.date.utcoffset()


@settings(deadline=None)
@given(
    st.text(max_size=30),
    st.sampled_from(["title", "standfirst", "tags", "authors", "silence", "aliases", "picture"]),
)
@example("Sok (Dara) ( )", "authors")
@example("Rice \0", "standfirst")
def test_what_no_header_can_hold_is_told_with_its_field_and_never_changed(text: str, name: str) -> None:
    value: Any = (
        {"file": "images/a.svg", "alt": text, "width": 1200, "height": 800} if name == "picture" else text
    )
    try:
        story = Story.model_validate(BASE | {name: value})
    except ValueError:
        assume(False)
    try:
        kept, said = read_back(story) == story, ""
    except WritingError as error:
        kept, said = False, str(error)
    assert kept or said.startswith(name.capitalize())


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": "Rice \0"}, "Title: No header can hold this"),
        ({"standfirst": "half a sign: \ud800"}, "Standfirst: No header can hold this"),
        ({"authors": "Sok (Dara) ( )"}, "Authors: No header"),
        ({"picture": {"file": "images/no.svg"}}, "Picture: There is no picture"),
        ({"more": [("colour", "red")]}, "Colour: There is no such header"),
        (
            {"date": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))},
            "The story cannot be written: .*date",
        ),
        ({"slug": ""}, "Slug: No header"),
    ],
)
def test_a_story_that_would_be_read_otherwise_is_not_written(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(WritingError, match=says):
        written(Story.model_validate(BASE | fields), "lake.md", reading())


def test_a_header_is_written_as_an_editor_would() -> None:
    story = Story.model_validate(
        BASE
        | {
            "sections": "National/Courts, Business",
            "authors": "Sok Dara, Chan Vuthy (photos)",
            "tags": "Arts, Culture;",
            "embargo": "2026-11-21",
            "corrections": ["2026-10-09: One.", "2026-11-01 07:30: Two: more."],
            "picture": {
                "file": "images/a.svg",
                "alt": "Boats",
                "focus": "right 7%",
            },
            "aliases": "/2019/5/old-slug/",
            "share": "no",
        },
        context={"zone": ZONES[0]},
    )
    assert written(measured(story), "lake.md", reading(), ["title", "date", "kicker", "section"]) == (
        "Title: The lake empties\n"
        "Date: 2026-11-20 06:45\n"
        "Kicker:\n"
        "Section: National/Courts, Business\n"
        "Aliases: /2019/5/old-slug/\n"
        "Tags: Arts, Culture;\n"
        "Authors: Sok Dara, Chan Vuthy (photos)\n"
        "Picture: images/a.svg\n"
        "Picture alt: Boats\n"
        "Picture focus: 100% 7%\n"
        "Correction: 2026-10-09: One.\n"
        "Correction: 2026-11-01 07:30: Two: more.\n"
        "Embargo: 2026-11-21\n"
        "Share: no\n\n"
    )


def test_what_fits_no_line_is_written_as_yaml() -> None:
    story = Story.model_validate(
        BASE
        | {
            "slug": "rice",
            "tags": ["a, b", "c; d"],
            "part": 3,
            "picture": {"file": "images/a.svg", "alt": "a\nb"},
        }
    )
    lines = written(measured(story), "lake.md", reading(ZONES[3])).splitlines()
    assert lines[0] == lines[-2] == "---"
    assert {"Slug: rice", "- a, b", "- c; d", "Part: 3", 'Picture alt: "a\\nb"'} < set(lines)


def test_the_parts_of_a_story_are_written_one_way() -> None:
    assert (
        Credit(name="A", role="photos")
        == read_back(Story.model_validate(BASE | {"authors": "A (photos)"})).authors[0]
    )
    late = Note(moment=datetime(2026, 10, 25, 2, 30, tzinfo=ZONES[1], fold=1), text="07:30: more")
    story = Story.model_validate(BASE, context={"zone": ZONES[1]}).model_copy(update={"updates": (late,)})
    assert read_back(story, ZONES[1]).updates[0].moment.timestamp() == late.moment.timestamp()
