"""Why a story has the related stories that it has, and why others are not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from pelican.contents import Article, Author, Category, Tag

from newsroom.desk.paper import Paper
from newsroom.edition import Edition, editions, moment
from newsroom.problems import nearest
from newsroom.related.articles import documents
from newsroom.related.documents import Document, Match, Mode
from newsroom.related.rank import FROM_ONE_THREAD, Explained, explain, rank, threads_of
from newsroom.settings import read as read_options
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import read_all, read_story

NEXT = 10
"""How many of those that are not shown are named."""

PARTS = ("text", "bigrams", "headline", "tags", "closeness", "author", "neighbours")


@dataclass(frozen=True)
class Candidate:
    """A story that is shown, or nearly: its place in the list (0: not shown), score, parts and why it is there.

    ``parts`` are those of `newsroom.related.rank.Explained`; empty where nothing but the calendar or an editor
    speaks for it.
    """

    place: int
    slug: str
    score: float
    parts: Mapping[str, float]
    why: str


def candidates(paper: Paper, slug: str, lang: str = "") -> list[Candidate]:
    """The related stories of a story in their order, then the ten best scored that are not among them.

    All its edition is read and ranked, as a build would. Raises SystemExit where no such story is published.
    """
    options = read_options(paper.settings)
    known = published(paper, moment(cast(dict[str, Any], paper.settings)))
    lang = _known(lang or paper.settings["DEFAULT_LANG"], known, "a language of the paper")
    slugs = {article.relative_source_path: article.slug for article in known[lang].articles}
    keys = {slug: key for key, slug in slugs.items()}
    key = keys[_known(slug, keys, "the slug of a published story in this language")]
    told, mode = documents(known[lang].articles), cast(Mode, options.related_stories_mode)
    shown = rank(told, count=options.related_stories_count, mode=mode)[key]
    scored = {found.key: found for found in explain(told, key, mode=mode, count=len(told))}
    by_key = {document.key: document for document in told}
    listed = [(place, match.key, _why(by_key[key], match)) for place, match in enumerate(shown, 1)]
    listed += [(0, other, why) for other, why in _why_not(by_key, key, shown, scored.values())][:NEXT]
    nothing = Explained("", 0, None, {})
    return [
        Candidate(place, slugs[other], found.score, found.parts, why)
        for place, other, why in listed
        for found in [scored.get(other, nothing)]
    ]


def as_text(candidates: Sequence[Candidate]) -> str:
    """The candidates as a table for a terminal; a line parts those that are shown from the others."""
    width = max((len(candidate.slug) for candidate in candidates), default=0)
    head = f"     {'story':{width}}  score = ({' + '.join(PARTS[:4])}) x {PARTS[4]} x {PARTS[5]} + {PARTS[6]}"
    lines = [
        f"{found.place or '':>3}  {found.slug:{width}}  {_sum(found)}  {found.why}" for found in candidates
    ]
    shown = sum(1 for candidate in candidates if candidate.place)
    return "\n".join([head, *lines[:shown], "     not shown:", *lines[shown:]])


def published(paper: Paper, now: datetime) -> dict[str, Edition[Article]]:
    """What a build at this moment would publish, read but not printed: an edition a language."""
    files = paper.files(paper.settings["ARTICLE_PATHS"])
    sources = ((file.relative_to(paper.content).as_posix(), file.read_bytes()) for file in files)
    read, _ = read_all(sources, read_story, reading_of(paper.settings), paper.settings["DEFAULT_LANG"])
    # What is not public yet, the story says; Pelican's Article would ask the clock.
    settings = {**paper.settings, "WITH_FUTURE_DATES": True}
    articles = [
        _article(settings, str(paper.content / path), page.html, page.story.metadata(now))
        for path, page in read.items()
    ]
    return editions([article for article in articles if article.status == "published"], now)


def _article(settings: Mapping[str, Any], path: str, html: str, metadata: dict[str, Any]) -> Article:
    """The story as Pelican's own Article, since that alone knows its address."""
    names = {
        "category": Category(metadata.get("category", settings["DEFAULT_CATEGORY"]), settings),
        "tags": [Tag(name, settings) for name in metadata.get("tags", ())],
        "authors": [Author(name, settings) for name in metadata.get("authors", ())],
    }
    given = {name: value for name, value in names.items() if value}
    return Article(html, metadata | given, settings, path)


def _known(name: str, names: Collection[str], what: str) -> str:
    if name not in names:
        raise SystemExit(f"“{name}” is not {what}. {nearest(name, list(names))}".rstrip())
    return name


def _why(story: Document, match: Match) -> str:
    reason = f"{match.reason.kind}: {match.reason.subject}".removesuffix(": ")
    if match.key in story.pins:
        return f"{reason} (named in its header)"
    if match.score:
        return reason
    goes_on = match.reason.kind in ("next", "series", "running-story")
    return f"{reason} ({'it goes on' if goes_on else 'fills the list'})"


def _why_not(
    stories: Mapping[str, Document], key: str, shown: Sequence[Match], scored: Iterable[Explained]
) -> Iterator[tuple[str, str]]:
    """The candidates that are not shown, best first, and what keeps each of them out."""
    story, keys = stories[key], {match.key for match in shown}
    had = Counter(thread for other in keys for thread in threads_of(stories[other]))
    for found in scored:
        full = [thread for thread in threads_of(stories[found.key]) if had[thread] >= FROM_ONE_THREAD]
        if found.key in keys or found.key == key:
            continue
        if found.key in story.linked:
            yield found.key, "linked in the body"
        elif full:
            yield found.key, f"two of its {full[0].partition(':')[0]} are shown"
        elif found.reason is None:
            yield found.key, "nothing to tell that both have"
        else:
            yield found.key, "too low"


def _sum(candidate: Candidate) -> str:
    parts = [candidate.parts.get(name) for name in PARTS]
    figures = ["   -" if part is None else f"{round(part, 2) + 0:.2f}" for part in parts]
    return (
        f"{candidate.score:5.3f} = ({' + '.join(figures[:4])}) x {figures[4]} x {figures[5]} + {figures[6]}"
    )
