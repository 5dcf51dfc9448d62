"""What a paper says of itself beside its stories and pages: profiles, the plan of its front, house style.

The build reads the same files with the same functions; what it would say of them is said here, all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from newsroom.desk.paper import Paper
from newsroom.desk.rules.corpus import StoryPage
from newsroom.desk.rules.spelling import read_spellings
from newsroom.edition import moment
from newsroom.front.checking import Known, check_plans
from newsroom.front.reading import plan_file, read_plans
from newsroom.problems import Problem
from newsroom.settings import Options
from newsroom.text import slugs
from newsroom.text.sizes import PictureSizes
from newsroom.topics.choices import choices
from newsroom.topics.profiles import Profile, read_profiles
from newsroom.topics.reader import profile_folders, profile_sources, slugger

STYLE = "style.toml"


@dataclass(frozen=True)
class Declared:
    """Profiles by kind and house spellings (wrong form to right form), and what is wrong with their files."""

    profiles: Mapping[str, tuple[Profile, ...]]
    spellings: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)


def read_declared(paper: Paper, options: Options) -> Declared:
    """The profiles and the house style of a paper. Linear in their files."""
    measure = PictureSizes(paper.content, examined=paper.has("pictures")).__getitem__
    found: dict[str, tuple[Profile, ...]] = {}
    style = paper.content / STYLE
    spellings, problems = read_spellings(style.read_bytes(), STYLE) if style.is_file() else ({}, [])
    for kind, folder in profile_folders(options).items():
        sources = profile_sources(paper.content, folder)
        profiles, wrong = read_profiles(sources, paper.settings["DEFAULT_LANG"], measure)
        found[kind] = tuple(profiles)
        # A folder may mean something else to a paper without the plugin that reads it.
        problems += wrong if paper.has("topics") else ()
    return Declared(found, spellings, problems)


def strangers(
    paper: Paper, options: Options, declared: Declared, stories: Iterable[StoryPage], broken: Iterable[str]
) -> Iterator[Problem]:
    """What profiles and the front's plan name that is not there; `broken` are files that could not be read."""
    pages: dict[str, list[StoryPage]] = {}
    for page in stories:
        pages.setdefault(page.lang, []).append(page)
    stems = {PurePosixPath(path).name.split(".")[0] for path in broken}
    for lang in dict.fromkeys((paper.settings["DEFAULT_LANG"], *options.language_names, *pages)):
        profiles = [each for kind in declared.profiles.values() for each in kind if each.lang == lang]
        described = [each for each in declared.profiles.get("tag", ()) if each.lang == lang]
        of_lang = pages.setdefault(lang, [])
        tags = [(tag, tag, None) for tag in {tag for page in of_lang for tag in page.story.tags}]
        if paper.has("topics"):
            yield from choices(profiles, tags, described, dict.fromkeys(_listed(of_lang)), stems)[1]
    if paper.has("front"):
        yield from _front(paper, options, declared, pages, stems)


def _front(
    paper: Paper, options: Options, declared: Declared, pages: Mapping[str, list[StoryPage]], stems: set[str]
) -> list[Problem]:
    path = Path(paper.content, options.front_plan)
    if not path.is_file():
        return []
    file = plan_file(options.front_plan, path.read_bytes())
    if isinstance(file, Problem):
        return [file]
    first = paper.settings["DEFAULT_LANG"]
    plans = read_plans(file, first, paper.zone)
    if isinstance(plans, list):
        return plans
    known = {lang: _known(paper, options, declared, of_lang, stems) for lang, of_lang in pages.items()}
    return check_plans(file, plans, known, first, moment(dict(paper.settings)))


def _known(
    paper: Paper, options: Options, declared: Declared, pages: Iterable[StoryPage], stems: set[str]
) -> Known:
    # Each name once: Pelican's slug of one costs as much as reading the story's header.
    slug_of, found = cache(slugger(paper.settings)), list(pages)
    running = {page.story.running_story for page in found if page.story.running_story}
    usual = paper.settings["DEFAULT_CATEGORY"]
    sections_of = {
        page.story.slug: _ways(slug_of("section", name) for name in page.story.sections or (usual,))
        for page in found
    }
    return Known(
        stories=_listed(found) | stems,
        sections={*options.topics_sections, *(slug for slugs in sections_of.values() for slug in slugs)},
        running_stories=running
        | {slugs.slug(name) for name in running}
        | {profile.slug for profile in declared.profiles.get("running-story", ()) if profile.slug},
        unlisted={page.story.slug for page in found} - _listed(found),
        sponsored={page.story.slug for page in found if page.story.voice == "sponsored"},
        tags={form for page in found for tag in page.story.tags for form in (tag, slug_of("tag", tag))},
        sections_of=sections_of,
    )


def _ways(sections: Iterable[str]) -> set[str]:
    """The slugs of sections and of those above them."""
    return {part for slug in sections for part in (*slugs.above(slug), slug)}


def _listed(pages: Iterable[StoryPage]) -> set[str]:
    """The slugs of stories that stand in lists, now or once they are published."""
    return {page.story.slug for page in pages if page.story.status in ("published", "draft")}
