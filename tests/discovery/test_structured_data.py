"""Structured data as values."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.discovery import structured_data as schema
from newsroom.discovery.entries import (
    Entry,
    Link,
    Person,
    Picture,
    Translation,
    credited,
    entry_of,
    original_of,
)
from newsroom.discovery.paper import Paper
from tests.discovery.entries import PAPER, Article, Named, entry
from tests.discovery.formats import google_faults, graph

TEXT = st.text(max_size=60) | st.sampled_from(["</script>", "<!--", "]]>", "\u2028", '"', "\\", "&lt;"])


@settings(deadline=None)
@given(TEXT, TEXT)
def test_any_text_may_stand_in_a_script_element(title: str, alt: str) -> None:
    story = entry(title=title, summary=alt, tags=(title,), picture=Picture(PAPER.address("x.jpg"), alt=alt))
    text = schema.script([schema.news_article(story, PAPER)])
    assert not set("<>&\u2028\u2029") & set(text)
    assert graph(text)[0].get("headline", "") == title


def test_nothing_is_said_that_is_not_known() -> None:
    def empty(value: object) -> bool:
        if isinstance(value, dict):
            return any(map(empty, value.values()))
        if isinstance(value, list):
            return not value or any(map(empty, value))
        return value in (None, "")

    assert not empty(schema.news_article(entry(), PAPER))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("news", "NewsArticle"),
        ("obituary", "NewsArticle"),
        ("feature", "NewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("review", "ReviewNewsArticle"),
        ("reportage", "ReportageNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("sponsored", "AdvertiserContentArticle"),
        ("what a plain site says", "NewsArticle"),
    ],
)
def test_each_kind_of_story_has_its_type(kind: str, expected: str) -> None:
    assert schema.news_article(entry(kind=kind), PAPER)["@type"] == expected


def test_a_licence_is_told_where_it_is_an_address() -> None:
    assert "license" not in schema.image(Picture("https://a.example/x.jpg", licence="CC BY 4.0"))
    told = schema.image(Picture("https://a.example/x.jpg", licence="https://a.example/licence"))
    assert told["license"] == "https://a.example/licence"


def test_a_way_of_one_step_is_no_way() -> None:
    assert schema.breadcrumbs([Link("Paper", "https://a.example/"), Link("")]) is None


def test_a_translation_names_its_original_and_an_original_its_translations() -> None:
    english = Translation("en", "https://paper.example/lake/")
    told = schema.news_article(entry(lang="km", translations=(english,), original=english), PAPER)
    assert told["translationOfWork"]["@id"] == "https://paper.example/lake/#story"
    assert "workTranslation" not in told
    told = schema.news_article(entry(translations=(replace(english, lang="km"),)), PAPER)
    assert told["workTranslation"][0]["inLanguage"] == "km"


def test_the_original_is_the_one_that_is_no_translation() -> None:
    english, khmer = Article(), Article(lang="km", in_default_lang=False)
    english.translations, khmer.translations = [khmer], [english]
    assert original_of(khmer) is english
    english.translation = "true"  # type: ignore[attr-defined]
    assert original_of(khmer) is khmer
    assert original_of(english) is khmer


@pytest.mark.parametrize(
    ("robots", "indexed"),
    [
        ("noindex", False),
        ("nofollow, NOINDEX", False),
        ("none", False),
        ("nofollow", True),
        ("noindexifembedded", True),
    ],
)
def test_robots_may_be_asked_to_leave_a_story_out(robots: str, indexed: bool) -> None:
    article = Article()
    article.robots = robots  # type: ignore[attr-defined]
    assert entry_of(article, PAPER, {}).indexed is indexed


def test_desks_are_known_by_name_or_by_post() -> None:
    paper = replace(PAPER, desks=frozenset({"Desk", "Reuters"}))

    def kinds(*authors: Named) -> list[bool]:
        return [person.is_desk for person in credited(Article(authors=list(authors)), paper)[0]]

    assert kinds(Named("Sok Dara", "sok"), Named("Reuters", "reuters")) == [False, True]


def test_a_plain_articles_tags_in_its_headline_go() -> None:
    told = entry_of(Article(title="<em>A</em> &amp; B", summary="<p>So <b>it</b> is.</p>"), PAPER, {})
    assert (told.title, told.summary) == ("A & B", "So it is.")


def test_a_header_of_a_plain_site_that_we_do_not_know_is_left_alone() -> None:
    article = Article()
    for name, value in {"corrections": "none", "picture": "x.jpg", "place": ["a"], "part": "two"}.items():
        setattr(article, name, value)
    told: Entry = entry_of(article, PAPER, {})
    assert (told.corrections, told.picture, told.place, told.part) == ((), None, "", None)


def test_what_google_asks_for_is_said() -> None:
    people = (Person("Sok Dara", "https://paper.example/authors/sok/"), Person("Desk", is_desk=True))
    told = schema.news_article(entry(authors=people, picture=Picture("https://a.example/x.jpg")), PAPER)
    assert google_faults(told) == []


def test_the_paper_names_only_policies_that_it_has() -> None:
    paper = Paper(
        "P", "https://a.example", policies={"ethicsPolicy": "how/"}, profiles=("https://b.example/p",)
    )
    told = schema.organization(paper)
    assert told["ethicsPolicy"] == "https://a.example/how/"
    assert told["sameAs"] == ["https://b.example/p"]
    assert "correctionsPolicy" not in told


def test_the_script_is_json() -> None:
    assert json.loads(schema.script([{"@type": "Thing"}])) == {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Thing"}],
    }
