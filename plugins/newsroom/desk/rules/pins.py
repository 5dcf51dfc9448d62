"""Stories that an editor pins to another."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.problems import Problem, nearest

STATUSES = {"withdrawn": "is withdrawn", "hidden": "is hidden: it stands in no list"}


def related_unknown(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A slug under `Related` that no story of the language has, or one that is withdrawn or hidden."""
    if not page.story.related:
        return
    stories = corpus.once(_status_by_slug)
    for slug in page.story.related:
        status = stories.get((page.lang, slug))
        if status is None:
            near = nearest(slug, [known for lang, known in stories if lang == page.lang])
            yield page.problem(
                f"There is no story “{slug}”.", near or "Correct it, or take it out.", header="related"
            )
        elif status in STATUSES:
            yield page.problem(f"The story “{slug}” {STATUSES[status]}.", "Take it out.", header="related")


def _status_by_slug(corpus: Corpus) -> dict[tuple[str, str], str]:
    return {(page.lang, page.story.slug): page.story.status for page in corpus.stories}
