"""The header block: two ways to write it, one result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.headers import HeaderError, canonical, split


def values(source: str) -> dict[str, object]:
    return {header.key: header.value for header in split(source).headers}


def test_plain_headers_end_at_the_first_empty_line() -> None:
    document = split("Title: The lake empties\nDate: 2026-11-20\n\nBy March: the nets go in.\n")
    assert [header.name for header in document.headers] == ["Title", "Date"]
    assert document.body == "By March: the nets go in."


def test_a_value_may_hold_colons() -> None:
    assert values("Title: Angkor: sunrise: a crowd\n\n")["title"] == "Angkor: sunrise: a crowd"


def test_an_indented_line_goes_on_with_the_value_before_it() -> None:
    assert values("Standfirst: One\n    two\n\n")["standfirst"] == "One\ntwo"


def test_a_line_that_is_no_header_begins_the_body() -> None:
    document = split("Title: x\nThe nets go in.\n")
    assert (document.body, document.body_line) == ("The nets go in.", 2)


def test_fenced_yaml_says_the_same_as_plain_headers() -> None:
    yaml = "---\ntitle: x\ntags: [a, b]\npicture:\n  file: images/a.svg\n  alt: A boat\n---\n"
    assert values(yaml) == {
        "title": "x",
        "tags": ["a", "b"],
        "picture": "images/a.svg",
        "picture_alt": "A boat",
    }


def test_yaml_scalars_stay_texts() -> None:
    assert values("---\ntitle: 2026\nshare: yes\n---\n") == {"title": "2026", "share": "yes"}


def test_each_header_knows_its_line() -> None:
    assert [h.line for h in split("Title: x\nDate: y\n\n").headers] == [1, 2]
    assert [h.line for h in split("---\ntitle: x\ndate: y\n---\n").headers] == [2, 3]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: a: b\n---\n", 2),
        ("---\ntitle: x\n", 1),
        ("---\n- a\n- b\n---\n", 2),
        ("---\ntags: [[a], b]\n---\n", 2),
    ],
)
def test_broken_yaml_is_named_with_its_line(source: str, line: int) -> None:
    with pytest.raises(HeaderError) as error:
        split(source)
    assert error.value.line == line


@given(st.text())
def test_any_text_is_split_or_refused_with_a_line(source: str) -> None:
    try:
        line = split(source).body_line
    except HeaderError as error:
        line = error.line
    assert line >= 1


@given(
    st.dictionaries(
        st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True),
        st.from_regex(r"[\w,.]+", fullmatch=True),
        min_size=1,
    )
)
def test_plain_headers_come_back_as_they_were_written(pairs: dict[str, str]) -> None:
    source = "\n".join(f"{name}: {value}" for name, value in pairs.items()) + "\n\nBody"
    assert [(h.name, h.value) for h in split(source).headers] == list(pairs.items())


def test_spaces_hyphens_and_case_make_no_difference_in_a_name() -> None:
    assert canonical("Picture alt") == canonical("picture-alt") == canonical("PICTURE_ALT") == "picture_alt"
