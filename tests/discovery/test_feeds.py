"""Feeds as values: whatever a story holds, the forms keep to their rules."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.discovery.bodies import plain, with_whole_addresses
from newsroom.discovery.entries import Correction, Link, Person, Picture
from newsroom.discovery.feeds import Paid, atom, correction_items, item_of, json_feed, rss
from newsroom.discovery.paper import Paper
from newsroom.discovery.plan import Pattern, collisions, links_of, plan
from newsroom.edition import Edition
from tests.discovery.entries import NOON, PAPER, Article, Named, entry, feed, item
from tests.discovery.formats import ATOM, atom_faults, json_feed_faults, parsed, rss_faults

HOSTILE = st.text(st.characters(codec=None), min_size=1, max_size=40) | st.sampled_from(
    [
        "]]>",
        "</title>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "\x00",
        "\x0b",
        "\ud800",
        "\ufffe",
        "<script>alert(1)</script>",
    ]
)


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_makes_a_feed_that_can_be_read(title: str, summary: str, name: str) -> None:
    who = (Person(f"A{name}", PAPER.address("authors/a/")), Person(f"B{name}"))
    story = item(
        plain(f"<p>{summary}</p>"),
        title=f"T{title}",
        summary=f"S{summary}",
        authors=who,
        contributors=(Person(f"C{name}", role="photos"),),
        tags=(f"t{name}",),
        picture=Picture(PAPER.address("images/x.jpg"), alt=title, credit=name),
    )
    whole = feed(story, title=f"F{title}")
    assert atom_faults(atom(whole)) == []
    assert rss_faults(rss(whole)) == []
    assert json_feed_faults(json_feed(whole)) == []


@settings(deadline=None)
@given(HOSTILE)
def test_a_headline_comes_out_as_it_went_in_but_for_what_xml_forbids(title: str) -> None:
    printed = feed(item(title=f"T{title}"))
    expected = plain(f"T{title}").replace("\r\n", "\n").replace("\r", "\n")
    assert parsed(atom(printed)).findtext(f"{ATOM}entry/{ATOM}title") == expected
    assert plain(json.loads(json_feed(printed))["items"][0]["title"]) == plain(f"T{title}")


def test_a_tag_that_is_called_like_the_section_is_told_once() -> None:
    told = item(sections=(Link("Mekong"),), tags=("Mekong", "Rice"))
    assert told.categories == ("Mekong", "Rice")
    assert json_feed_faults(json_feed(feed(told))) == []


def test_a_feed_is_as_new_as_its_newest_item() -> None:
    later = NOON + timedelta(days=3)
    printed = feed(item(slug="a", updated=later), item(slug="b"))
    assert printed.updated == later
    assert parsed(atom(printed)).findtext(f"{ATOM}updated") == later.isoformat()


def test_the_same_feed_is_the_same_text_on_another_day() -> None:
    assert atom(feed()) == atom(feed())
    assert parsed(atom(feed())).findtext(f"{ATOM}updated", "").startswith("1970")
    assert "1970" in rss(feed())


def test_the_next_correction_leaves_the_ids_of_the_others() -> None:
    first, second = (Correction(NOON + timedelta(days=n), str(n)) for n in (1, 2))
    before = correction_items([entry(corrections=(first,))], lambda _: "x", PAPER)
    after = correction_items([entry(corrections=(second, first))], lambda _: "x", PAPER)
    assert [each.id for each in before] == [after[1].id]
    assert len({each.id for each in after}) == 2
    assert [each.summary for each in after] == ["2", "1"]


def test_an_id_outlives_a_change_of_headline_and_hour() -> None:
    assert item(title="Before").id == item(title="After", updated=NOON + timedelta(days=1)).id
    assert item(published=NOON.replace(hour=1)).id == item().id


def test_links_in_tags_become_whole_and_nothing_else_does() -> None:
    join = partial(PAPER.joined, "https://paper.example/2026/11/lake/")
    html = (
        '<p title="a > b"><a data-x="1" href="/tags/rice/">href="/not/a/link"</a>'
        "<img src='../m.jpg' srcset='/a.jpg 1x, /b.jpg 2x'><a href=\"mailto:a@b.example\">x</a>"
        '<a href="https://else.example/?a=1&amp;b=2">y</a><code>&lt;a href="/x"&gt;</code></p>'
    )
    assert with_whole_addresses(html, join) == (
        '<p title="a > b"><a data-x="1" href="https://paper.example/tags/rice/">href="/not/a/link"</a>'
        '<img src="https://paper.example/2026/11/m.jpg" srcset="https://paper.example/a.jpg 1x, '
        'https://paper.example/b.jpg 2x"><a href="mailto:a@b.example">x</a>'
        '<a href="https://else.example/?a=1&amp;b=2">y</a><code>&lt;a href="/x"&gt;</code></p>'
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_html_can_be_given_whole_addresses(html: str) -> None:
    join = partial(PAPER.joined, "https://paper.example/")
    once = with_whole_addresses(f'<a href="{html}">{html}</a>', join)
    assert with_whole_addresses(once, join) == once


PATTERNS = [
    Pattern("all", "atom", "feeds/all.atom.xml", "feeds/all.atom.xml"),
    Pattern("tag", "atom", "feeds/tags/{slug}.atom.xml", "feeds/tags/{slug}.atom.xml"),
    Pattern("section", "atom", "feeds/{slug}.atom.xml", "feeds/{slug}.atom.xml"),
]


def test_each_list_has_a_feed_from_its_first_story_on() -> None:
    tag = Named("Rice", "rice", "tags/rice/")
    edition = Edition(NOON, "en", (Article(tags=[tag]),))
    planned = plan(edition, PATTERNS, "", lambda slug: None)  # type: ignore[arg-type, return-value]
    assert [(each.path, each.heading.url) for each in planned] == [
        ("feeds/all.atom.xml", ""),
        ("feeds/tags/rice.atom.xml", "tags/rice/"),
        ("feeds/national.atom.xml", "national/"),
    ]
    assert links_of(planned).sections[0].url == "feeds/national.atom.xml"


def test_the_links_to_sections_do_not_move_with_the_news() -> None:
    def linked(*slugs: str) -> list[str]:
        articles = tuple(Article(slug=slug, category=Named(slug, slug, f"{slug}/")) for slug in slugs)
        planned = plan(Edition(NOON, "en", articles), PATTERNS, "", lambda slug: None)  # type: ignore[arg-type, return-value]
        return [section.slug for section in links_of(planned, ["world", "sport"]).sections]

    assert (
        linked("b", "sport", "a", "world")
        == linked("world", "a", "b", "sport")
        == ["world", "sport", "a", "b"]
    )


def test_feeds_of_another_language_stand_in_its_part_of_the_site() -> None:
    edition = Edition(NOON, "km", (Article(lang="km"),))
    patterns = [PATTERNS[0], Pattern("all", "rss", "all-{lang}.xml", "all-{lang}.xml")]
    planned = plan(edition, patterns, "km/", lambda slug: None)  # type: ignore[arg-type, return-value]
    assert [each.path for each in planned] == ["km/feeds/all.atom.xml", "all-km.xml"]


def test_a_section_that_is_called_like_the_paper_s_own_feed_is_a_problem() -> None:
    edition = Edition(NOON, "en", (Article(category=Named("All", "all", "all/")),))
    planned = plan(edition, PATTERNS, "", lambda slug: None)  # type: ignore[arg-type, return-value]
    assert [problem.rule for problem in collisions(planned)] == ["shared-feed"]


def test_addresses_are_percent_encoded_and_others_stay() -> None:
    paper = Paper("x", "https://user.github.io/paper/")
    assert paper.address("/km/tags/ទន្លេ/").startswith("https://user.github.io/paper/km/tags/%E1%9E%91")
    assert paper.address("https://else.example/a b") == "https://else.example/a%20b"
    assert Paper("x").address("tags/rice/") == "/tags/rice/"


def test_a_feed_of_many_stories_has_one_form_whatever_the_order_of_the_build() -> None:
    items = [item(slug=f"s{n}", updated=NOON + timedelta(hours=n)) for n in range(3)]
    assert replace(feed(*items)).updated == datetime.fromisoformat("2026-11-24T14:00:00+00:00")


def test_what_was_paid_for_says_so_in_full_and_in_brief() -> None:
    made = item_of(
        entry("ferry"), "<p>All.</p>", "<p>Short.</p>", PAPER, Paid("Paid for by A & B", "Paid for")
    )
    assert made.title == "Paid for by A & B: ferry"
    assert made.html == "<p><strong>Paid for by A &amp; B</strong></p><p>All.</p>"
    assert made.brief == "<p><strong>Paid for by A &amp; B</strong></p><p>Short.</p>"


def test_a_feed_of_standfirsts_gets_no_text_because_somebody_paid() -> None:
    assert item_of(entry(), "", "<p>Short.</p>", PAPER, Paid("Paid for", "Paid for")).html == ""
