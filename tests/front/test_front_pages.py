"""Fronts printed by the real Pelican: the plugin alone, under Pelican's simple theme and under ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.paper import OUR_THEME, PLAIN, Page, Site, build, refuse, run

pytestmark = pytest.mark.slow

ALONE = {"PLUGINS": ["newsroom.front"]}
DRAFT = "A plan nobody has seen"
FOR_OUR_THEME = "\nfrom newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS  # noqa: F401\n"


@pytest.fixture(scope="module")
def simple() -> Site:
    return build(PLAIN, DEFAULT_PAGINATION=3, **ALONE)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Site:
    paper = copied(tmp_path_factory.mktemp("paper"), settings=FOR_OUR_THEME)
    return build(paper, OUR_THEME, TOPICS_SECTIONS={"mekong": {"en": "The river"}, "sport": {}}, **ALONE)


def copied(folder: Path, plan: str = "", settings: str = "") -> Path:
    """The plain paper in a folder of its own, with this front.toml and these further settings."""
    paper = folder / "paper"
    shutil.copytree(PLAIN, paper)
    (paper / "content/front.toml").write_text(plan, "utf-8")
    with (paper / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(settings)
    return paper


def headlines(page: Page) -> list[str]:
    return page.texts("article h2 a, article h3 a, .stops h3 a, .sublinks a")


def test_a_theme_that_knows_no_fronts_lists_the_stories_shown_newest_first(simple: Site) -> None:
    page = simple.page("/")
    dates = page.texts("article time")
    assert len(dates) == len(set(headlines(page))) > 8
    years = [int(re.findall(r"\d{4}", date)[0]) for date in dates]
    assert years == sorted(years, reverse=True)


def test_the_front_is_one_page_however_lists_are_paginated(simple: Site) -> None:
    assert [file for file in simple.files if re.match(r"(km/)?index\d*\.html", file)] == [
        "index.html",
        "km/index.html",
    ]


def test_each_language_has_a_front_of_its_own_stories(simple: Site) -> None:
    khmer = {"បុណ្យអុំទូក", "បឹងឡើងទឹក"}
    assert set(headlines(simple.page("/km/"))) == khmer
    assert not khmer & set(headlines(simple.page("/")))


def test_a_draft_stands_on_no_front(simple: Site, ours: Site) -> None:
    for site in (simple, ours):
        assert DRAFT not in site.read("/")


def test_other_direct_templates_stay_pelicans(simple: Site) -> None:
    assert {"archives.html", "tags.html", "categories.html", "authors.html"} <= set(simple.files)


def test_without_the_plugin_pelican_prints_its_own_front() -> None:
    site = build(PLAIN)
    assert site.exists("/")
    assert not site.exists("/km/")


def test_our_theme_shows_lead_river_and_rows_and_no_story_twice(ours: Site) -> None:
    page = ours.page("/")
    assert page.text(".splash h2") == "A toll for the new bridge"
    assert page.text("section.river h2")
    assert len(headlines(page)) == len(set(headlines(page))) > 8


def test_the_front_leads_to_the_other_languages(ours: Site) -> None:
    assert "/km/" in ours.page("/").links("section[lang=km] .slot-head")
    assert "/" in ours.page("/km/").links("section[lang=en] .slot-head")


def test_a_section_of_four_stories_opens_with_a_lead(ours: Site) -> None:
    assert ours.page("/category/mekong.html").soup.select(".splash")
    assert not ours.page("/category/sport.html").soup.select(".splash")


def test_a_planned_lead_leads(tmp_path: Path) -> None:
    paper = copied(tmp_path, 'lead = "shadow-theatre-in-the-yard"\nseconds = []\n', FOR_OUR_THEME)
    assert build(paper, OUR_THEME, **ALONE).page("/").text(".splash h2") == "Shadow theatre in the yard"


def test_a_planned_boost_is_printed_be_it_none(tmp_path: Path) -> None:
    plan = """
    seconds = [
      {story = "the-bank-erodes-at-the-ferry", boost = 0}, {story = "power-bills-fall-in-the-capital", boost = 3},
    ]
    opinion = [{story = "what-the-league-table-hides", boost = 0}, {story = "a-second-dam-is-planned", boost = 3}]
    rows = [
      {section = "mekong", cut = "A", stories = [{story = "the-lake-rises", boost = 0}]},
      {section = "mekong", cut = "B", stories = [{story = "nets-come-in", boost = 3}]},
      {section = "mekong", cut = "D", stories = [{story = "market-prices-after-the-flood", boost = 0}]},
    ]
    """
    page = build(copied(tmp_path, plan, FOR_OUR_THEME), OUR_THEME, **ALONE).page("/")
    cards = page.soup.select(".seconds .card, .opinion .card, [aria-labelledby^=row] .card")
    assert [card.get("data-boost", "0") for card in cards] == ["0", "3", "0", "3", "0", "3", "0"]


def test_the_front_of_a_section_follows_its_plan_as_long_as_it_holds(tmp_path: Path) -> None:
    plan = """
    [section.sport]
    lead = {story = "what-the-league-table-hides", until = %s}
    seconds = {stories = [], fill = "none", until = %s}
    river = {until = %s}
    """
    for until, holds in (("2099-01-01", True), ("2020-01-01", False)):
        site = build(copied(tmp_path / until, plan.replace("%s", until), FOR_OUR_THEME), OUR_THEME, **ALONE)
        page = site.page("/category/sport.html")
        assert page.texts(".splash h2") == ["What the league table hides"][:holds]
        assert len(page.texts("section.river h3")) == int(holds)
        assert ("was to stand until 2020-01-01 00:00" in site.log) == (not holds)


def test_a_plan_that_names_no_story_stops_the_build_with_a_sentence(tmp_path: Path) -> None:
    said = refuse(copied(tmp_path, '# ours\nlead = "shadow-theater-in-the-yard"\n'), **ALONE)
    assert (
        "front.toml:2: lead: There is no story “shadow-theater-in-the-yard”. Did you mean “shadow-theatre-in-the-yard”?"
        in said
    )


def test_a_plan_for_a_language_that_the_paper_has_not_stops_the_build(tmp_path: Path) -> None:
    said = refuse(copied(tmp_path, '[kh]\nlead = "a"\n'), **ALONE)
    assert "front.toml:1: kh: The paper has no language “kh”. It has en, km." in said


def test_a_draft_may_be_planned_and_stays_unseen(tmp_path: Path) -> None:
    site = build(copied(tmp_path, 'lead = "a-plan-nobody-has-seen"\n'), **ALONE)
    assert DRAFT not in site.read("/")


def test_a_broken_plan_leaves_the_last_good_paper_in_place(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("yesterday's paper")
    broken = run(copied(tmp_path, "lead = \n"), output, DELETE_OUTPUT_DIRECTORY=True, **ALONE)
    assert broken.returncode != 0
    assert "front.toml:1: The file is no TOML" in broken.stderr
    assert (output / "index.html").read_text() == "yesterday's paper"


def test_a_plan_that_is_not_utf_8_is_met_with_a_sentence(tmp_path: Path) -> None:
    paper = copied(tmp_path)
    (paper / "content/front.toml").write_bytes(b'lead = "caf\xe9"')
    assert "front.toml: The file is not in UTF-8. Save it again as UTF-8." in refuse(paper, **ALONE)


def test_a_misspelt_setting_is_met_with_a_sentence() -> None:
    assert "Did you mean “FRONT_RIVER_STOPS”?" in refuse(PLAIN, FRONT_RIVER_STOP=3, **ALONE)


def test_a_page_of_the_papers_own_may_be_its_front(tmp_path: Path) -> None:
    paper = copied(tmp_path)
    page = "Title: Welcome\nSave_as: index.html\nUrl: index.html\n\nThe paper is on holiday.\n"
    (paper / "content/pages/welcome.md").write_text(page)
    assert "on holiday" in build(paper, **ALONE).read("/")


def test_an_empty_paper_has_an_empty_front(tmp_path: Path) -> None:
    paper = copied(
        tmp_path, settings=FOR_OUR_THEME + 'ARTICLE_PATHS = ["pages"]\nARTICLE_EXCLUDES = ["pages"]\n'
    )
    shutil.rmtree(paper / "content/pages")
    (paper / "content/pages").mkdir()
    for theme in (None, OUR_THEME):
        assert build(paper, theme, **ALONE).exists("/")


def test_a_front_prints_the_moment_of_its_edition_and_dates_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 5 March 2012, 20:15 in Phnom Penh: the newest story is of that day.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1330953300")
    page = build(copied(tmp_path, settings=FOR_OUR_THEME), OUR_THEME, **ALONE).page("/")
    assert "20:15" in page.text(".dateline")
    assert re.search(r"\d\d:\d\d", page.text(".splash .meta time"))


def test_two_builds_of_one_moment_give_the_same_fronts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1330953300")
    first, second = (build(PLAIN, **ALONE) for _ in range(2))
    assert [first.read(url) for url in ("/", "/km/")] == [second.read(url) for url in ("/", "/km/")]
