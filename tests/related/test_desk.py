"""`inv related`: what it says of a story's list is what the build prints."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.desk.paper import Paper, read_paper
from newsroom.desk.related import PARTS, Candidate, as_text, candidates, published
from tests.paper import ROOT, build

MOMENT = 1795563000  # 25 November 2026, 06:30 in Phnom Penh


@pytest.fixture(scope="module")
def courier() -> Paper:
    return read_paper(ROOT)


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))


def shown(found: list[Candidate]) -> list[str]:
    return [candidate.slug for candidate in found if candidate.place]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "km"])
def test_it_names_what_the_build_prints(courier: Paper, lang: str) -> None:
    site = build(ROOT)
    articles = published(courier, datetime.fromtimestamp(MOMENT, UTC))[lang].articles
    for article in articles[::6]:
        links = site.page(f"/{article.url}").links("#related-stories .hed, #related-stories h3")
        printed = list(dict.fromkeys(link.rstrip("/").rpartition("/")[2] for link in links))
        assert printed == shown(candidates(courier, article.slug, lang)), article.slug


def test_it_shows_the_list_and_the_ten_next_with_their_parts(courier: Paper) -> None:
    found = candidates(courier, "water-festival-explained")
    assert [candidate.place for candidate in found] == [1, 2, 3, 4, *[0] * 10]
    assert "water-festival-explained" not in [candidate.slug for candidate in found]
    for candidate in found:
        parts = candidate.parts
        assert set(parts) == set(PARTS)
        cosines = parts["text"] + parts["bigrams"] + parts["headline"] + parts["tags"]
        whole = cosines * parts["closeness"] * parts["author"] + parts["neighbours"]
        assert candidate.score == pytest.approx(whole, abs=1e-4)


def test_it_says_why_each_is_shown_or_not(courier: Paper) -> None:
    why = {candidate.slug: candidate.why for candidate in candidates(courier, "water-festival-explained")}
    assert why["seventy-paddlers-one-beat"] == "tag: Boat racing (named in its header)"
    assert why["why-the-tonle-sap-turns-round"] == "linked in the body"
    trail = {candidate.slug: candidate.why for candidate in candidates(courier, "statues-the-paper-trail")}
    assert trail["statues-after-the-return"] == "running-story: Looted statues come home (it goes on)"
    assert "too low" in trail.values()


def test_the_table_parts_what_is_shown_from_what_is_not(courier: Paper) -> None:
    lines = as_text(candidates(courier, "water-festival-explained", "km")).splitlines()
    assert [line[:3].strip() for line in lines[1:6]] == ["1", "2", "3", "4", ""]
    assert lines[5].strip() == "not shown:"
    assert "tag: ទន្លេសាប" in lines[1]


def test_an_unknown_slug_or_language_is_told_the_nearest(courier: Paper) -> None:
    with pytest.raises(SystemExit, match=r"Did you mean “water-festival-explained”\?"):
        candidates(courier, "water-festivl-explained")
    with pytest.raises(SystemExit, match="“xx” is not a language of the paper"):
        candidates(courier, "water-festival-explained", "xx")


def test_drafts_and_stories_under_embargo_are_no_candidates(courier: Paper) -> None:
    editions = published(courier, datetime.fromtimestamp(MOMENT, UTC))
    slugs = {article.slug for article in editions["en"].articles}
    assert not {"night-market-quillonbraid", "bridge-lighting-zephyrlatch"} & slugs
    later = published(courier, datetime(2027, 2, 1, tzinfo=UTC))
    assert "bridge-lighting-zephyrlatch" in {article.slug for article in later["en"].articles}


def test_a_third_part_of_one_running_story_is_kept_out_and_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "content/stories"
    folder.mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text(
        'PATH = "content"\nARTICLE_PATHS = ["stories"]\nTIMEZONE = "UTC"\nDEFAULT_LANG = "en"\nSITEURL = ""\n'
        'SLUGIFY_SOURCE = "basename"\n'
    )
    for day in range(1, 6):
        head = f"Title: Dam {day}\nDate: 2026-01-0{day}\nTags: Dam\nRunning story: The dam\n\n"
        (folder / f"dam-{day}.md").write_text(f"{head}The river rose behind the dam of Sesan. Day {day}.")
    for day in range(1, 9):
        head = f"Title: Other {day}\nDate: 2026-02-0{day}\n\n"
        (folder / f"other-{day}.md").write_text(f"{head}Unlike{day} all else{day}.")
    found = {candidate.slug: candidate for candidate in candidates(read_paper(tmp_path), "dam-3")}
    assert {"dam-2", "dam-4"} <= set(shown(list(found.values())))
    assert found["dam-1"].why == "two of its running story are shown"
