"""Dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.problems import Problem


def future_date_without_embargo(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A story dated in the future that does not say with an embargo that it is meant to wait."""
    story = page.story
    if story.status == "published" and story.date > corpus.now and not story.embargo:
        what = f"Its date is in the future, so it waits until {story.date:%Y-%m-%d %H:%M}."
        mend = f"Mend the date, or say “Embargo: {story.date:%Y-%m-%d %H:%M}” if it is to wait."
        yield page.problem(what, mend, header="date")


def correction_without_modified(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A correction that is newer than the day on which the story says it was last changed."""
    del corpus
    corrected, modified = page.story.corrected, page.story.modified
    # A correction may name its day alone.
    if corrected and (modified is None or corrected.date() > modified.date()):
        what = f"It was corrected on {corrected:%Y-%m-%d}, but does not say that it was changed then."
        yield page.problem(what, f"Write “Modified: {corrected:%Y-%m-%d %H:%M}”.", header="corrections")
