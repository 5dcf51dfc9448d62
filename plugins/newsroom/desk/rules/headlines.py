"""Headline and standfirst: there, and no longer than where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.problems import Problem

LONGEST_HEADLINE = 90
"""On a phone of 360 px our headline sets about 20 letters a line: over four lines hide the story under it."""

SEARCH_HEADLINE = 70
"""Google cuts the title of a result at about 600 px: 65 to 70 letters on the average (it promises no number).

https://developers.google.com/search/docs/appearance/title-link,
https://www.rocketmill.co.uk/title-tags-now-20-longer-on-desktop-google-search-results
"""

LONGEST_STANDFIRST = 180
"""A sentence or two; search results, feeds and messengers cut what they show under a headline near 160."""


def headline_too_long(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A headline of more than 90 letters, which fills a phone."""
    del corpus
    if (count := letters(page.story.title)) > LONGEST_HEADLINE:
        mend = f"Keep it under {LONGEST_HEADLINE}: a longer one fills a phone."
        yield page.problem(f"The headline has {count} letters.", mend, header="title")


def headline_cut_in_search(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A headline of 71 to 90 letters, whose end search results may not show."""
    del corpus
    if SEARCH_HEADLINE < (count := letters(page.story.title)) <= LONGEST_HEADLINE:
        mend = f"Results of a search show about {SEARCH_HEADLINE}: let its first words tell the story."
        yield page.problem(f"The headline has {count} letters.", mend, header="title")


def standfirst_missing(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A story without a standfirst: cards, feeds and search results have nothing to say of it. A draft may wait."""
    del corpus
    if not page.story.standfirst and page.story.status != "draft":
        yield page.problem(
            "There is no standfirst.", "Write a sentence that says why to read on.", header="standfirst"
        )


def standfirst_too_long(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A standfirst of more than 180 letters."""
    del corpus
    if (count := letters(page.story.standfirst or "")) > LONGEST_STANDFIRST:
        mend = f"Keep it under {LONGEST_STANDFIRST}; feeds and search results cut the rest."
        yield page.problem(f"The standfirst has {count} letters.", mend, header="standfirst")


def letters(text: str) -> int:
    """How many letters a reader counts: signs that stand over, under or in another letter take no room."""
    return (
        len(text)
        if text.isascii()
        else sum(category(each)[0] != "M" and category(each) != "Cf" for each in text)
    )
