"""Every reason under every story of the demonstration paper: true of both stories, and fit for its sentence."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.desk.paper import read_paper
from newsroom.desk.related import published
from newsroom.related.articles import documents
from newsroom.related.documents import Document, Match
from newsroom.related.rank import explain, rank
from newsroom.related.reasons import is_about
from tests.related.test_rank import holds

ROOT = Path(__file__).parents[2]
JUDGED = os.environ.get("BROADSHEET_JUDGED", "")
Card = tuple[Document, Document, Match]


@pytest.fixture(scope="module")
def courier() -> dict[str, list[Document]]:
    """The documents that a build of the demonstration paper ranks, by language."""
    editions = published(read_paper(ROOT), datetime(2026, 11, 25, tzinfo=UTC))
    return {lang: documents(edition.articles) for lang, edition in editions.items()}


def cards(told: list[Document], count: int = 8) -> Iterator[Card]:
    """Every story with every story under it: twice as many as are shown, so that weaker ones are seen too."""
    by_key = {document.key: document for document in told}
    for key, matches in rank(told, count=count).items():
        yield from ((by_key[key], by_key[match.key], match) for match in matches)


def assert_true(told: list[Document]) -> None:
    seen = list(cards(told))
    assert len(seen) > len(told)
    untrue = [
        (match.reason, mine.key, its.key) for mine, its, match in seen if not holds(match, mine, its, told)
    ]
    assert untrue == []


@pytest.mark.parametrize("lang", ["en", "km"])
def test_a_reasons_subject_stands_in_both_stories(courier: dict[str, list[Document]], lang: str) -> None:
    assert_true(courier[lang])


@pytest.mark.slow
@pytest.mark.skipif(not JUDGED, reason="BROADSHEET_JUDGED names no folder of archives (*.jsonl.gz).")
@pytest.mark.parametrize("tags", [True, False])
def test_a_reasons_subject_stands_in_both_stories_of_an_archive(
    tags: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks/related"))
    from archives import read_folder  # type: ignore[import-not-found]

    archives = read_folder(Path(JUDGED), tags)
    assert archives, f"{JUDGED} holds no archive"
    for archive in archives:
        assert_true(archive.documents)


def test_a_name_is_capitalised_or_a_phrase_and_one_story_at_least_is_about_it(
    courier: dict[str, list[Document]],
) -> None:
    # Without tags, places, authors and sections nothing but names is left to tell.
    bare = [Document(d.key, d.title, d.date, d.standfirst, d.text) for d in courier["en"]]
    named = [(mine, its, match.reason.subject) for mine, its, match in cards(bare) if match.score]
    assert len(named) > 50
    for mine, its, subject in named:
        assert subject[0].isupper() or " " in subject, subject
        assert is_about(mine, subject) or is_about(its, subject), subject
        assert not re.fullmatch(r"Cambodian?|Thai|French|Khmer|Phnom Penh|Courier|November", subject), subject


def test_the_rarest_shared_tag_is_told_and_none_of_half_the_paper(courier: dict[str, list[Document]]) -> None:
    told = courier["en"]
    count = Counter(tag for document in told for tag in set(document.tags))
    tagged = [(mine, its, match) for mine, its, match in cards(told) if match.reason.kind == "tag"]
    assert len(tagged) > len(told)
    for mine, its, match in tagged:
        rarest = min(count[tag] for tag in set(mine.tags) & set(its.tags))
        assert count[match.reason.subject] == rarest
        assert rarest * 2 < len(told)


@pytest.mark.parametrize("lang", ["en", "km"])
def test_newest_is_told_only_where_nothing_else_is_true(
    courier: dict[str, list[Document]], lang: str
) -> None:
    for mine, its, match in cards(courier[lang]):
        if match.reason.kind == "newest":
            assert match.score == 0
            assert not set(mine.tags) & set(its.tags)
            assert not set(mine.authors) & set(its.authors)
            assert mine.section != its.section
            assert not mine.place or mine.place != its.place


@pytest.mark.parametrize(
    ("mine", "its", "told"),
    [
        ({"tags": ("Dam",), "place": "Takeo"}, {"tags": ("Dam",), "place": "Takeo"}, ("tag", "Dam")),
        ({"place": "Takeo", "authors": ("Sok",)}, {"place": "Takeo", "authors": ("Sok",)}, ("place", "Takeo")),
        ({"authors": ("Sok",)}, {"authors": ("Sok",)}, ("name", "Lower Sesan")),
        (
            {"text": "The band plays.", "authors": ("Sok",), "section": "Arts"},
            {"text": "A band plays.", "authors": ("Sok",), "section": "Arts"},
            ("author", "Sok"),
        ),
        (
            {"text": "The band plays.", "section": "Arts"},
            {"text": "A band plays.", "section": "Arts"},
            ("section", "Arts"),
        ),
    ],
)  # fmt: skip
def test_tag_place_name_author_section_in_this_order(
    mine: dict[str, object], its: dict[str, object], told: tuple[str, str]
) -> None:
    river = "The river rose behind Lower Sesan. Now the gates of Lower Sesan open."
    filling = [
        Document(f"other-{n}", f"Alone {n}", 40 - n, text=f"Unlike all else {n}{n} words{n}")
        for n in range(9)
    ]
    pair = [
        Document(key, "Gates", 100, **({"text": river} | fields))  # type: ignore[arg-type]
        for key, fields in (("mine", mine), ("its", its))
    ]
    reason = rank([*pair, *filling], count=1)["mine"][0].reason
    assert (reason.kind, reason.subject) == told


def test_clusters_of_the_text_bring_two_khmer_stories_on_one_subject_together(
    courier: dict[str, list[Document]],
) -> None:
    # Texts alone: no tags, no links, no authors.
    bare = [Document(d.key, d.title, d.date, d.standfirst, d.text) for d in courier["km"]]
    stem = {d.key: d.key.rpartition("/")[2].removesuffix(".km.md") for d in bare}
    key = {slug: key for key, slug in stem.items()}
    best = {
        slug: [stem[found.key] for found in explain(bare, key[slug]) if found.key != key[slug]]
        for slug in key
    }
    assert best["water-festival-explained"][0] in (
        "seventy-paddlers-one-beat",
        "why-the-tonle-sap-turns-round",
    )
    assert best["seventy-paddlers-one-beat"][0] == "water-festival-explained"
    assert best["why-the-tonle-sap-turns-round"][0] == "water-festival-explained"
    assert best["short-crop-rice-between-two-rains"][0] in (
        "kampot-pepper-protected-name",
        "why-the-tonle-sap-turns-round",
    )
    assert best["royal-ballet-a-language-of-hands"].index("angkor-sunrise-is-a-crowd-scene") < best[
        "royal-ballet-a-language-of-hands"
    ].index("kampot-pepper-protected-name")


def test_a_khmer_reason_is_a_whole_tag_place_author_or_section(courier: dict[str, list[Document]]) -> None:
    kinds = Counter(match.reason.kind for _, _, match in cards(courier["km"], count=4))
    assert set(kinds) <= {"tag", "place", "author", "section", "series", "next", "newest", "pinned"}
    assert kinds["tag"] > kinds["newest"]
