"""The order of related stories and the truth of their reasons."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.related.documents import Document, Match
from newsroom.related.rank import explain, rank

DAM = "The river rose behind the Lower Sesan dam and villagers of Kbal Romeas moved. Lower Sesan spins turbines. "
RICE = "Rice prices fell in Battambang as exporters waited for Thai buyers. Paddy traders in Battambang counted sacks. "
BALL = "Visakha beat Svay Rieng in the cup. The goalkeeper of Svay Rieng saved two penalties and the striker scored. "


def story(key: str, text: str = "", date: float = 100, **more: object) -> Document:
    return replace(Document(key, title=more.pop("title", key), date=date, text=text), **more)  # type: ignore[arg-type]


def keys(matches: tuple[Match, ...]) -> list[str]:
    return [match.key for match in matches]


def kinds(matches: tuple[Match, ...]) -> list[str]:
    return [match.reason.kind for match in matches]


PAPER = [
    story("dam-1", DAM, 100),
    story("dam-2", DAM + "Officials promised land.", 90),
    story("rice-1", RICE, 80),
    story("rice-2", RICE + "Mills closed.", 70),
    story("cup-1", BALL, 60),
    story("cup-2", BALL + "Fans sang.", 50),
    *(
        story(f"other-{n}", f"Unlike all else {n} stands alone with words{n} of its own", 40 - n)
        for n in range(6)
    ),
]


def test_stories_of_one_subject_find_each_other() -> None:
    found = rank(PAPER, count=1)
    assert {key: keys(found[key]) for key in ("dam-1", "rice-1", "cup-2")} == {
        "dam-1": ["dam-2"], "rice-1": ["rice-2"], "cup-2": ["cup-1"],
    }  # fmt: skip


def test_pins_stand_first_in_their_order() -> None:
    paper = [replace(PAPER[0], pins=("cup-1", "rice-1")), *PAPER[1:]]
    matches = rank(paper)["dam-1"]
    assert keys(matches)[:3] == ["cup-1", "rice-1", "dam-2"]
    assert kinds(matches)[:2] == ["pinned", "pinned"]


def test_a_pin_tells_a_shared_tag_rather_than_that_it_was_chosen() -> None:
    paper = [
        replace(PAPER[0], pins=("cup-1",), tags=("Water",)),
        *PAPER[1:4],
        replace(PAPER[4], tags=("Water",)),
        *PAPER[5:],
    ]
    assert rank(paper)["dam-1"][0].reason.subject == "Water"


def test_the_next_parts_of_a_series_come_before_scores_two_at_most() -> None:
    parts = [
        story(f"part-{n}", f"Something else {n} entirely{n}", 10 + n, series="Rivers", part=n)
        for n in (1, 2, 3, 4)
    ]
    found = rank([*PAPER, *parts], count=3)
    assert keys(found["part-1"])[:2] == ["part-2", "part-3"]
    assert kinds(found["part-1"])[:2] == ["next", "series"]
    assert found["part-1"][0].reason.subject == "Rivers"
    assert keys(found["part-4"])[:2] == ["part-3", "part-2"]
    assert not found["part-1"][2].key.startswith("part")


def test_a_running_story_shows_what_came_next_and_what_came_before() -> None:
    chapters = [story(f"day-{n}", DAM, 20 + n, running_story="The dam") for n in range(5)]
    matches = rank([*PAPER, *chapters])["day-2"]
    assert keys(matches)[:2] == ["day-3", "day-1"]
    assert kinds(matches)[:2] == ["running-story", "running-story"]
    assert not {"day-0", "day-4"} & set(keys(matches))


def test_a_running_story_may_fill_a_list_when_there_is_nothing_else() -> None:
    chapters = [story(f"day-{n}", DAM, n, running_story="The dam") for n in range(5)]
    assert len(rank(chapters)["day-0"]) == 4


def test_what_the_body_links_is_not_shown_again() -> None:
    paper = [replace(PAPER[0], linked=frozenset({"dam-2", "nowhere"}), pins=("dam-2",)), *PAPER[1:]]
    assert "dam-2" not in keys(rank(paper, count=20)["dam-1"])


def test_what_editors_linked_to_a_candidate_speaks_for_it() -> None:
    # Nothing in "gate" is in "dam-1", but "dam-2" links it.
    gate = story("gate", "Sluices made from concrete", 35, section="Water")
    paper = [replace(PAPER[0], section="Water"), *PAPER[1:], gate]
    linking = [paper[0], replace(paper[1], linked=frozenset({"gate"})), *paper[2:]]
    assert "gate" in [found.key for found in explain(linking, "dam-1")]
    assert "gate" not in [found.key for found in explain(paper, "dam-1")]
    assert rank(linking, count=2)["dam-1"][1].score > rank(paper, count=2)["dam-1"][1].score


def test_a_match_of_which_nothing_true_can_be_said_is_left_to_the_newest() -> None:
    paper = [story("asks", "it was able", 1), story("other", "he was able", 2), *PAPER]
    assert all(match.score == 0 for match in rank(paper)["asks"] if match.reason.kind == "newest")


def test_earlier_shows_nothing_later_and_the_same_day_counts_as_earlier() -> None:
    twins = [story("twin-a", DAM, 90), story("twin-b", DAM, 90)]
    found = rank([*PAPER, *twins], count=9, mode="earlier")
    assert "dam-1" not in keys(found["dam-2"])
    assert {"twin-a", "twin-b"} <= set(keys(found["dam-2"]))
    assert "twin-b" in keys(found["twin-a"])
    assert "twin-a" in keys(found["twin-b"])


def test_the_sections_newest_then_the_papers_newest_fill_the_list() -> None:
    paper = [
        story("asks", "alpha", 5, section="Sport"),
        story("old-sport", "beta", 1, section="Sport"),
        story("new-sport", "gamma", 3, section="Sport"),
        story("newest", "delta", 9, section="World"),
        story("older", "epsilon", 8, section="World"),
    ]
    matches = rank(paper)["asks"]
    assert keys(matches) == ["new-sport", "old-sport", "newest", "older"]
    assert kinds(matches) == ["section", "section", "newest", "newest"]


def test_nearer_in_time_wins_between_equal_texts() -> None:
    paper = [story("asks", DAM, 1000), story("z-near", DAM, 990), story("a-far", DAM, 10), *PAPER[2:]]
    assert keys(rank(paper, count=2)["asks"]) == ["z-near", "a-far"]


def test_equal_scores_stand_newest_first_then_by_key() -> None:
    paper = [
        story("asks", DAM, 50),
        story("b", DAM, 40),
        story("a", DAM, 40),
        story("c", DAM, 60),
        *PAPER[2:],
    ]
    assert keys(rank(paper, count=3)["asks"]) == ["c", "a", "b"]


def test_the_rarest_tag_is_told_and_never_one_of_half_the_paper() -> None:
    tagged = [replace(document, tags=("Cambodia",)) for document in PAPER]
    tagged[0] = replace(tagged[0], tags=("Cambodia", "Energy", "Sesan"))
    tagged[1] = replace(tagged[1], tags=("Cambodia", "Sesan", "Energy"))
    tagged[2] = replace(tagged[2], tags=("Cambodia", "Energy"))
    assert rank(tagged, count=1)["dam-1"][0].reason.subject == "Sesan"
    assert rank(tagged, count=1)["cup-1"][0].reason.subject != "Cambodia"


def test_without_tags_and_places_the_shared_name_is_told_as_it_is_spelled() -> None:
    reason = rank(PAPER, count=1)["dam-1"][0].reason
    assert (reason.kind, reason.subject) == ("name", "Lower Sesan")


def test_a_shared_place_is_told_before_a_name() -> None:
    paper = [replace(PAPER[0], place="Stung Treng"), replace(PAPER[1], place="Stung Treng"), *PAPER[2:]]
    assert rank(paper, count=1)["dam-1"][0].reason.subject == "Stung Treng"


def test_no_fragment_of_khmer_is_told_as_a_name() -> None:
    paper = [story(f"k{n}", f"ទន្លេមេគង្គឡើងខ្ពស់ {n}", n, section="ជាតិ") for n in range(3)]
    paper += [story(f"o{n}", f"word{n}", n) for n in range(5)]
    matches = rank(paper, count=2)["k0"]
    assert keys(matches) == ["k1", "k2"]
    assert kinds(matches) == ["section", "section"]


def test_two_documents_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="one key"):
        rank([story("a"), story("a")])


def test_an_empty_paper_has_no_matches_and_a_lone_story_none() -> None:
    assert rank([]) == {}
    assert rank([story("a", DAM)]) == {"a": ()}


def test_explain_shows_parts_that_make_the_score() -> None:
    best = explain(PAPER, "dam-1")[0]
    parts = best.parts
    cosines = parts["text"] + parts["bigrams"] + parts["headline"] + parts["tags"]
    assert best.key == "dam-2"
    assert best.score == pytest.approx(cosines * parts["closeness"] * parts["author"] + parts["neighbours"])
    assert parts["neighbours"] == pytest.approx(0, abs=1e-4)


WORDS = [
    "river",
    "dam",
    "rice",
    "Hun Neang",
    "Kampong Thom",
    "court",
    "ruling",
    "goal",
    "the",
    "said",
    "price",
    "Naga",
]


@st.composite
def papers(draw: st.DrawFn) -> list[Document]:
    """Papers of up to 25 stories that share words, names, tags, places, authors, series and links."""
    random_ = random.Random(draw(st.integers(0, 10_000)))  # noqa: S311
    size = draw(st.integers(0, 25))
    some = lambda choices, most: tuple(random_.sample(choices, random_.randint(0, most)))  # noqa: E731
    return [
        Document(
            key=f"s{n}",
            title=" ".join(random_.choices(WORDS, k=3)),
            date=float(random_.randint(0, 12)),
            text="It " + " ".join(random_.choices(WORDS, k=random_.randint(0, 30))),
            tags=some(["Water", "Law", "Sport", "Trade"], 2),
            authors=some(["Dara", "Sophea"], 1),
            section=random_.choice(["", "National", "World"]),
            place=random_.choice(["", "", "Takeo", "Kep"]),
            series=random_.choice(["", "", "", "Rivers"]),
            part=random_.choice([None, 1, 2, 3]),
            running_story=random_.choice(["", "", "", "The trial"]),
            pins=some([f"s{m}" for m in range(size)], min(size, 2)),
            linked=frozenset(some([f"s{m}" for m in range(size)], min(size, 2))),
        )
        for n in range(size)
    ]


@settings(max_examples=60, deadline=None)
@given(papers(), st.sampled_from(["any", "earlier"]), st.integers(0, 6))
def test_lists_are_full_without_the_story_itself_links_or_repeats(
    paper: list[Document], mode: str, count: int
) -> None:
    found = rank(paper, count=count, mode=mode)  # type: ignore[arg-type]
    for document in paper:
        suggested = keys(found[document.key])
        allowed = {
            other.key for other in paper
            if (mode == "any" or other.date <= document.date or other.key in document.pins)
        } - {document.key} - document.linked  # fmt: skip
        assert len(set(suggested)) == len(suggested) == min(count, len(allowed))
        assert set(suggested) <= allowed


@settings(max_examples=60, deadline=None)
@given(papers(), st.randoms())
def test_the_order_of_the_documents_changes_nothing(paper: list[Document], shuffle: random.Random) -> None:
    other = paper.copy()
    shuffle.shuffle(other)
    assert rank(paper) == rank(other)


def holds(match: Match, mine: Document, its: Document, paper: list[Document]) -> bool:
    """Whether a reason is true of both stories."""
    kind, subject = match.reason.kind, match.reason.subject
    if kind == "tag":
        share = Counter(tag for document in paper for tag in set(document.tags))[subject]
        return subject in mine.tags and subject in its.tags and share * 2 < len(paper)
    if kind == "name":
        return all(
            re.search(rf"\b{re.escape(subject)}\b", f"{d.title}\n{d.standfirst}\n{d.text}")
            for d in (mine, its)
        )
    if kind == "next":
        return subject == mine.series == its.series and its.part == (mine.part or 0) + 1
    return {
        "pinned": its.key in mine.pins and not subject,
        "series": bool(subject) and subject == mine.series == its.series,
        "running-story": bool(subject) and subject == mine.running_story == its.running_story,
        "place": bool(subject) and subject == mine.place == its.place,
        "author": subject in mine.authors and subject in its.authors,
        "section": bool(subject) and subject == mine.section == its.section,
        "newest": not subject and match.score == 0,
    }[kind]


@settings(max_examples=100, deadline=None)
@given(papers(), st.sampled_from(["any", "earlier"]))
def test_every_reason_is_true_of_both_stories(paper: list[Document], mode: str) -> None:
    by_key = {document.key: document for document in paper}
    for key, matches in rank(paper, count=6, mode=mode).items():  # type: ignore[arg-type]
        for match in matches:
            assert holds(match, by_key[key], by_key[match.key], paper), (key, match)
